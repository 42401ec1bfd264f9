import { join } from 'node:path'
import { diskFileStore } from '../../platform/files/disk-file-store.ts'
import type { FileKeeping, FileStore } from '../../platform/files/file-store.ts'
import { s3FileStore } from '../../platform/files/s3-file-store.ts'
import { tellFailures } from '../../platform/files/tell-failures.ts'
import type { FileOperation } from '../../platform/files/tell-failures.ts'
import { requirePeers } from '../missing-peers.ts'
import type { Settings } from '../settings/settings.ts'

const MEGABYTE = 1024 * 1024

/** How often each has failed. */
export type FileFailures = Record<FileOperation, number>

interface FileLog {
  error(record: { err: unknown; operation: FileOperation }, message: string): void
}

/** What the platform takes files with, and what fails in it. */
export function openFiles(
  settings: Settings,
  data: string,
  log: FileLog,
): { files: FileKeeping; failures: FileFailures } {
  const failures: FileFailures = { put: 0, get: 0, delete: 0 }
  const store = tellFailures(openFileStore(settings, data), (operation, err) => {
    failures[operation] += 1
    log.error({ err, operation }, 'the store of files has failed')
  })
  return { files: { store, maxSize: settings.SESSIONFRAME_MAX_FILE_MB * MEGABYTE }, failures }
}

/** Where files go that visitors send: the bucket or the folder of the settings, else a folder of the data folder. */
export function openFileStore(settings: Partial<Settings>, data: string): FileStore {
  const {
    SESSIONFRAME_FILES_FOLDER: folder,
    SESSIONFRAME_S3_URL: url,
    SESSIONFRAME_S3_REGION: region,
    SESSIONFRAME_S3_KEY_ID: accessKeyId = '',
    SESSIONFRAME_S3_SECRET_KEY: secretAccessKey = '',
  } = settings
  if (url === undefined) return diskFileStore(folder ?? join(data, 'files'))
  requirePeers('SESSIONFRAME_S3_URL', ['bucket'])
  return s3FileStore({ url, accessKeyId, secretAccessKey, ...(region && { region }) })
}
