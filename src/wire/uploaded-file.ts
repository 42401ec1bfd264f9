/** A file that a visitor has sent, as the answers of a session have it. */
export interface UploadedFile {
  id: string
  /** As the visitor's device called it, without what could mean something elsewhere. */
  name: string
  /** Bytes. */
  size: number
  /** Media type by its content, where that tells. */
  type: string
}

/** Of one file, where a field says nothing else. */
export const DEFAULT_FILE_SIZE = 10 * 1024 * 1024

/** Of one field. */
export const MAX_FILES = 20

/** Of a session, in all its fields. */
export const MAX_SESSION_FILES = 40

/** The files of a list, and of whatever else it is, none. */
export function toFiles(value: unknown): UploadedFile[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isFile) : []
}

function isFile(value: unknown): value is UploadedFile {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, size, type } = value as Partial<Record<keyof UploadedFile, unknown>>
  return [id, name, type].every((one) => typeof one === 'string') && typeof size === 'number'
}

/** `photo.JPG` → `jpg`; '' for none. */
export function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * Whether `accept`, as HTML has it, takes a file.
 * https://html.spec.whatwg.org/multipage/input.html#attr-input-accept
 * An SVG can hold a script: of all pictures it has to be named itself.
 */
export function acceptsFile(
  accept: string | undefined,
  { name, type }: Pick<UploadedFile, 'name' | 'type'>,
): boolean {
  const tokens = acceptTokens(accept)
  if (tokens.length === 0) return true
  const own = type.toLowerCase()
  return tokens.some((token) => {
    if (token.startsWith('.')) return `.${extensionOf(name)}` === token
    if (!token.endsWith('/*')) return token === own
    return own !== 'image/svg+xml' && own.startsWith(token.slice(0, -1))
  })
}

export function acceptTokens(accept = ''): string[] {
  return accept
    .split(',')
    .map((token) => token.trim().toLowerCase())
    .filter((token) => token !== '')
}

/** Whether it is a list of types and extensions. */
export function isAccept(accept: string): boolean {
  const tokens = acceptTokens(accept)
  const one = /^(\.[a-z0-9]{1,12}|[a-z]+\/(\*|[a-z0-9][a-z0-9.+-]*))$/
  return tokens.length > 0 && tokens.every((token) => one.test(token))
}
