import type { SettingName } from './settings.ts'

const SECRET_NAMES: readonly SettingName[] = [
  'DATABASE_URL',
  'FLG_API_KEY',
  'FLG_WEBHOOK_SECRET',
  'SESSIONFRAME_TOKEN_SECRET',
  'SESSIONFRAME_SECRET',
  'SESSIONFRAME_SMTP_URL',
  'SESSIONFRAME_S3_SECRET_KEY',
]

const URL_NAMES: readonly SettingName[] = ['DATABASE_URL', 'SESSIONFRAME_SMTP_URL']

/**
 * Values that must never be printed. Taken from the raw environment, so that
 * a secret which does not pass its check is not printed either.
 */
export function settingSecrets(environment: NodeJS.ProcessEnv): string[] {
  const values = SECRET_NAMES.flatMap((name) => environment[name] ?? [])
  return [...values, ...URL_NAMES.flatMap((name) => passwordOf(environment[name] ?? ''))]
}

/** As it is written, and as it is meant. */
function passwordOf(url: string): string[] {
  const password = URL.parse(url)?.password
  if (!password) return []
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}
