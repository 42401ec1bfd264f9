import { chooseCoding, compressed, isCompressible } from './content-encoding.ts'
import type { StaticFile } from './static-files.ts'

/**
 * Answers GET and HEAD with a file. Unless `headers` say otherwise, browsers
 * keep it and ask each time whether it changed, so that an update of the
 * package arrives at once. Text is compressed as the client accepts it; each
 * coding has an entity tag of its own: RFC 9110 §8.8.3.
 */
export function answerStatic(
  request: Request,
  file: StaticFile,
  headers: Record<string, string> = {},
): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const varies = isCompressible(file)
  const coding = varies ? chooseCoding(request.headers.get('accept-encoding')) : undefined
  const etag = coding === undefined ? file.etag : file.etag.replace(/"$/, `-${coding}"`)
  const common = {
    'cache-control': 'no-cache',
    etag,
    'x-content-type-options': 'nosniff',
    ...(varies && { vary: 'Accept-Encoding' }),
    ...headers,
  }
  if (matches(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: common })
  }
  const body = coding === undefined ? file.body : compressed(file, coding)
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...common,
      'content-type': file.type,
      'content-length': String(body.byteLength),
      ...(coding !== undefined && { 'content-encoding': coding }),
    },
  })
}

/** `If-None-Match` compares weakly and may list several: RFC 9110 §13.1.2. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false
  return header.split(',').some((one) => {
    const tag = one.trim()
    return tag === '*' || tag.replace(/^W\//, '') === etag
  })
}
