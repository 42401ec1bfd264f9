'use client'

import 'sessionframe'

/** Brings the elements into the browser. */
export const Define = () => null
