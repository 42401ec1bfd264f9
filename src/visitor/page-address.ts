/** A JWT: an invite in the fragment, or what an owner's pages hand on. */
const TOKEN = /\bey[\w-]{8,}\.[\w-]+\.[\w-]*/g

/** An address as events may tell it: without tokens. */
export const withoutTokens = (address: string): string => address.replaceAll(TOKEN, '')
