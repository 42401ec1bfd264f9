import { UsageError } from './command-error.ts'
import { keptSecret } from './serve/kept-secret.ts'
import { readSettings } from './settings/read-settings.ts'

/** The secret that `serve` seals its keys with: the setting's, or on PGlite the one kept in the folder. */
export async function sealingSecret(dataFolder: string): Promise<string> {
  const { settings } = readSettings(process.env)
  if (settings.SESSIONFRAME_SECRET !== undefined) return settings.SESSIONFRAME_SECRET
  if (settings.DATABASE_URL === undefined) return keptSecret(dataFolder, 'secret')
  throw new UsageError(
    'SESSIONFRAME_SECRET is required: the secrets in the database are sealed with it; give the one that serve has',
  )
}
