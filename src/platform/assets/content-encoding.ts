import { parseAccept } from 'hono/utils/accept'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { StaticFile } from './static-files.ts'

/** A content coding of https://www.iana.org/assignments/http-parameters, best first. */
const CODINGS = ['br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

const COMPRESS = { br: brotliCompressSync, gzip: gzipSync }
const TEXT = /^(?:text\/|application\/json|image\/svg\+xml)/
/** Below this, in bytes, the headers weigh more than what is saved. */
const WORTH_IT = 512

/** Whether the file's answer depends on `Accept-Encoding`. */
export function isCompressible({ type, body }: StaticFile): boolean {
  return TEXT.test(type) && body.byteLength >= WORTH_IT
}

/** The coding to answer with, or none. RFC 9110 §12.5.3 */
export function chooseCoding(acceptEncoding: string | null): Coding | undefined {
  const accepted = parseAccept(acceptEncoding ?? '')
  const named = (coding: string) => accepted.find(({ type }) => type.toLowerCase() === coding)
  return CODINGS.find((coding) => ((named(coding) ?? named('*'))?.q ?? 0) > 0)
}

const made = new WeakMap<StaticFile, Map<Coding, Uint8Array<ArrayBuffer>>>()

/** Compressed at the first request for it, and kept with the file. */
export function compressed(file: StaticFile, coding: Coding): Uint8Array<ArrayBuffer> {
  const ofFile = made.get(file) ?? new Map<Coding, Uint8Array<ArrayBuffer>>()
  made.set(file, ofFile)
  const body = ofFile.get(coding) ?? new Uint8Array(COMPRESS[coding](file.body))
  ofFile.set(coding, body)
  return body
}
