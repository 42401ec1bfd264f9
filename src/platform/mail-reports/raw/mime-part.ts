/**
 * A message, or a part of one, as far as reports need it. Texts hold a byte in each of their
 * characters: a report says in which encoding its values are.
 *
 * Each reader passes its text once, whatever is in it, and none calls itself: messages are
 * strangers' work. https://www.rfc-editor.org/rfc/rfc2045
 */
export interface MimePart {
  headers: Headers
  body: string
}

/** The first of each name, in lower case, in one line. */
export type Headers = ReadonlyMap<string, string>

export interface ContentType {
  /** `type/subtype`, in lower case. */
  type: string
  /** By their names, in lower case. */
  parameters: ReadonlyMap<string, string>
}

export function readPart(text: string): MimePart {
  // At its beginning where there are no headers.
  const blank = /^\r?\n|\r?\n\r?\n/.exec(text)
  if (blank === null) return { headers: readHeaders(text), body: '' }
  const { index, 0: line } = blank
  return { headers: readHeaders(text.slice(0, index)), body: text.slice(index + line.length) }
}

/** Lines that are none are left out; so are fields that come again. */
export function readHeaders(text: string): Headers {
  const headers = new Map<string, string>()
  // A line that begins with a blank goes on with the one before.
  for (const line of text.replaceAll(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

const PARAMETER = /\s*;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/y

/** @returns What it says up to where it makes no sense. By default plain text, as the RFC has it. */
export function readContentType(value = 'text/plain'): ContentType {
  const [type = ''] = value.split(';', 1)
  const parameters = new Map<string, string>()
  PARAMETER.lastIndex = type.length
  for (let found = PARAMETER.exec(value); found !== null; found = PARAMETER.exec(value)) {
    const [, name = '', quoted, bare = ''] = found
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare)
  }
  return { type: type.trim().toLowerCase(), parameters }
}

/**
 * The parts of a multipart body, without what stands before and behind them. The last one may
 * lack its end: programs cut what is long.
 * @returns Null for more than `most`.
 */
export function splitParts(body: string, boundary: string, most: number): MimePart[] | null {
  const parts: string[][] = []
  for (const line of body.split('\n')) {
    const text = line.trimEnd()
    if (text === `--${boundary}--`) break
    if (text === `--${boundary}`) parts.push([])
    else parts.at(-1)?.push(line)
    if (parts.length > most) return null
  }
  return parts.map((lines) => readPart(lines.join('\n')))
}

/** The body as it was before it was made fit for mail. */
export function decodedBody({ headers, body }: MimePart): string {
  switch (headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit') {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1')
    case 'quoted-printable':
      return body
        .replaceAll(/=[ \t]*\r?\n/g, '')
        .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    default:
      return body
  }
}
