import type { Settings } from './settings.ts'

/** Of where files go that visitors send. Each problem begins with a variable's name. */
export function fileRules(settings: Partial<Settings>): string[] {
  const { SESSIONFRAME_S3_URL: url, SESSIONFRAME_FILES_FOLDER: folder } = settings
  const keys = ['SESSIONFRAME_S3_KEY_ID', 'SESSIONFRAME_S3_SECRET_KEY'] as const
  if (url === undefined) return []
  const missing = keys
    .filter((name) => settings[name] === undefined)
    .map((name) => `${name} is required with SESSIONFRAME_S3_URL: a key that may use the bucket`)
  if (folder === undefined) return missing
  return [
    ...missing,
    'SESSIONFRAME_FILES_FOLDER and SESSIONFRAME_S3_URL are two places for the same files: set one of them',
  ]
}
