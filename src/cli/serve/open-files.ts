import { join } from 'node:path'
import { diskFileStore } from '../../platform/files/disk-file-store.ts'
import type { FileKeeping } from '../../platform/files/file-store.ts'
import type { Settings } from '../settings/settings.ts'

const MEGABYTE = 1024 * 1024

/** Where files go that visitors send: a folder of the data folder, unless the settings say another. */
export function openFiles(
  {
    SESSIONFRAME_FILES_FOLDER: folder,
    SESSIONFRAME_MAX_FILE_MB: most,
  }: Pick<Settings, 'SESSIONFRAME_FILES_FOLDER' | 'SESSIONFRAME_MAX_FILE_MB'>,
  data: string,
): FileKeeping {
  return { store: diskFileStore(folder ?? join(data, 'files')), maxSize: most * MEGABYTE }
}
