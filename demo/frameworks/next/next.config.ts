import type { NextConfig } from 'next'

/** More than one lockfile above this folder makes Next guess. */
const root = import.meta.dirname

const config: NextConfig = { turbopack: { root }, outputFileTracingRoot: root }
export default config
