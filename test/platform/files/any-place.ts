import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import type { FileStore } from '../../../src/platform/files/file-store.ts'
import { s3FileStore } from '../../../src/platform/files/s3-file-store.ts'
import type { S3Bucket } from '../../../src/platform/files/s3-request.ts'

/** Of a folder, or of a bucket as JSON: what one process tells another. */
export function openPlace(place: string): FileStore {
  return place.startsWith('{') ? s3FileStore(JSON.parse(place) as S3Bucket) : diskFileStore(place)
}
