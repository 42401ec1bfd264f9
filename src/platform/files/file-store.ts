/** Where the bytes of uploaded files are kept, each under an id of ours. */
export interface FileStore {
  /** All of it or nothing: what breaks off in between is not there. */
  put(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Null where there is none. */
  get(id: string): Promise<ReadableStream<Uint8Array> | null>
  /** Also what a put has left behind that was broken off; again and again. */
  delete(id: string): Promise<void>
}

/** What the platform takes files with. */
export interface FileKeeping {
  store: FileStore
  /** Bytes of a file at most, whatever a form says. */
  maxSize: number
}
