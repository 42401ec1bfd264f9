import type { ZlibOptions } from 'node:zlib'
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'

type Decode = (bytes: Buffer, options: Pick<ZlibOptions, 'maxOutputLength'>) => Buffer

const DECODERS: Readonly<Record<string, Decode>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync,
}

/** Bytes. Some tests send what would fill the memory. */
const MOST = 8 * 1024 * 1024

/** What a body says, whatever it is packed in; what cannot be unpacked is given as it is. */
export function decodedBytes(bytes: Buffer, contentEncoding: unknown): Buffer {
  try {
    return DECODERS[String(contentEncoding)]?.(bytes, { maxOutputLength: MOST }) ?? bytes
  } catch {
    // Cut off half-way or without end, which a test may be about.
    return bytes
  }
}
