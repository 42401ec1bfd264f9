import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../uuid.ts'

/** Bytes that lie on this machine for a while. */
export interface Spooled {
  size: number
  /** In hexadecimal digits. */
  sha256: string
  /** From the beginning, each time. */
  read(): ReadableStream<Uint8Array>
  close(): Promise<void>
}

/** Puts bytes aside whose number and hash have to be known before the first of them is sent on. */
export async function spool(chunks: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const path = join(tmpdir(), `sessionframe-${newId()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    // Without a name it is gone with this process, however that ends.
    await rm(path)
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of chunks) {
      hash.update(chunk)
      size += chunk.byteLength
      await file.writeFile(chunk)
    }
    return {
      size,
      sha256: hash.digest('hex'),
      read: () =>
        Readable.toWeb(
          file.createReadStream({ start: 0, autoClose: false }),
        ) as ReadableStream<Uint8Array>,
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}
