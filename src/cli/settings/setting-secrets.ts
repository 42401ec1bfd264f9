import type { SettingName } from './settings.ts'

const SECRET_NAMES: readonly SettingName[] = [
  'DATABASE_URL',
  'FLG_API_KEY',
  'FLG_WEBHOOK_SECRET',
  'SESSIONFRAME_TOKEN_SECRET',
  'SESSIONFRAME_SECRET',
]

/**
 * Values that must never be printed. Taken from the raw environment, so that
 * a secret which does not pass its check is not printed either.
 */
export function settingSecrets(environment: NodeJS.ProcessEnv): string[] {
  const values = SECRET_NAMES.flatMap((name) => environment[name] ?? [])
  const password = URL.parse(environment['DATABASE_URL'] ?? '')?.password
  return password ? [...values, password, decodeURIComponent(password)] : values
}
