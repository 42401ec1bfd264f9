import type { StaticFile } from './static-files.ts'

/**
 * Answers GET and HEAD with a file. Unless `headers` say otherwise, browsers
 * keep it and ask each time whether it changed, so that an update of the
 * package arrives at once.
 */
export function answerStatic(
  request: Request,
  file: StaticFile,
  headers: Record<string, string> = {},
): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const common = {
    'cache-control': 'no-cache',
    etag: file.etag,
    'x-content-type-options': 'nosniff',
    ...headers,
  }
  if (matches(request.headers.get('if-none-match'), file.etag)) {
    return new Response(null, { status: 304, headers: common })
  }
  return new Response(request.method === 'HEAD' ? null : file.body, {
    headers: {
      ...common,
      'content-type': file.type,
      'content-length': String(file.body.byteLength),
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
