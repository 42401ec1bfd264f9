import { isId } from '../uuid.ts'
import type { FileStore } from './file-store.ts'
import { s3Request } from './s3-request.ts'
import type { S3Bucket } from './s3-request.ts'
import { spool } from './spool.ts'

const SECOND = 1000

/** Longer than a whole file may take; it is over before the sweep takes it for given up. */
const PUT_MS = 600 * SECOND
const ANSWER_MS = 30 * SECOND

/**
 * Files in a bucket of an S3-compatible store. The secret signs what is asked, and is never sent.
 * A put is one request of which the store takes all or nothing, so that nothing is left of one that broke off.
 */
export function s3FileStore(
  bucket: S3Bucket,
  { fetch = globalThis.fetch }: { fetch?: typeof globalThis.fetch } = {},
): FileStore {
  const base = bucket.url.replace(/\/+$/, '')
  const urlOf = (id: string) => {
    if (!isId(id)) throw new Error('A file is kept under an id of ours.')
    return `${base}/${id}`
  }
  return {
    async put(id, chunks) {
      const url = urlOf(id)
      const spooled = await spool(chunks)
      try {
        const answer = await s3Request(bucket, {
          method: 'PUT',
          url,
          headers: {
            'Content-Length': String(spooled.size),
            // Never as what it says it is, should somebody open the bucket to the world.
            'Content-Type': 'application/octet-stream',
            'X-Amz-Content-Sha256': spooled.sha256,
          },
          body: () => (spooled.size === 0 ? null : spooled.read()),
          deadline: PUT_MS,
          fetch,
        })
        await answer?.body?.cancel()
      } finally {
        await spooled.close()
      }
    },
    async get(id) {
      const answer = await s3Request(bucket, {
        method: 'GET',
        url: urlOf(id),
        deadline: ANSWER_MS,
        fetch,
      })
      return answer === null ? null : (answer.body ?? new Blob([]).stream())
    },
    async delete(id) {
      const answer = await s3Request(bucket, {
        method: 'DELETE',
        url: urlOf(id),
        deadline: ANSWER_MS,
        fetch,
      })
      await answer?.body?.cancel()
    },
  }
}
