import type { Settings } from '../settings/settings.ts'

/** What signs a token is what checks it. */
export const tokenSecretRule = (settings: Partial<Settings>): string[] =>
  settings.SESSIONFRAME_TOKEN_SECRET === undefined
    ? ['SESSIONFRAME_TOKEN_SECRET is required: it signs the token, and "serve" checks it']
    : []
