import { FileStoreFailed } from '../../platform/files/file-store-failed.ts'
import { isLocalHost } from '../local-host.ts'
import { openFileStore } from '../serve/open-files.ts'
import type { Settings } from '../settings/settings.ts'
import { checkFolder } from './check-folder.ts'
import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

/** Whether there is a place for files, where the settings name one. It is asked for one that nobody has sent. */
export async function checkFiles(settings: Partial<Settings>, data: string): Promise<Finding[]> {
  const { SESSIONFRAME_FILES_FOLDER: folder, SESSIONFRAME_S3_URL: url } = settings
  if (folder !== undefined) return [await checkFolder('SESSIONFRAME_FILES_FOLDER', folder)]
  if (url === undefined) return []
  try {
    await openFileStore(settings, data).get(crypto.randomUUID())
  } catch (error) {
    if (error instanceof FileStoreFailed) return [fail(`SESSIONFRAME_S3_URL: ${error.message}`)]
    throw error
  }
  return [ok('SESSIONFRAME_S3_URL: the bucket answers, and takes the key'), ...plain(url)]
}

function plain(url: string): Finding[] {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || isLocalHost(hostname)) return []
  return [
    warn(
      'SESSIONFRAME_S3_URL: plain http, so whoever is on the way can read the files. Use https, or a network of your own.',
    ),
  ]
}
