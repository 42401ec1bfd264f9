import type { FileStore } from '../../../src/platform/files/file-store.ts'

/** A store that says what it has, and fails where a test wants it to. */
export class WatchedStore implements FileStore {
  readonly ids = new Set<string>()
  failsToPut = false
  failsToDelete = false
  readonly #store: FileStore

  constructor(store: FileStore) {
    this.#store = store
  }

  async put(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.failsToPut) throw new Error('the disk is full')
    await this.#store.put(id, chunks)
    this.ids.add(id)
  }

  get(id: string): Promise<ReadableStream<Uint8Array> | null> {
    return this.#store.get(id)
  }

  async delete(id: string): Promise<void> {
    if (this.failsToDelete) throw new Error('the disk is away')
    await this.#store.delete(id)
    this.ids.delete(id)
  }
}
