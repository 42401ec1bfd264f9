import { extensionOf } from '../../wire/uploaded-file.ts'

/** Bytes at the beginning by which a type is told. */
export const SAMPLE_BYTES = 64 * 1024

const UNKNOWN = 'application/octet-stream'

/** What are these in a file of that type. Of a long one, the sample does not tell which. */
const WITHIN: Partial<Record<string, readonly string[]>> = {
  zip: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'pages', 'numbers', 'key', 'kmz'],
  cfb: ['doc', 'xls', 'ppt', 'msg'],
  xml: ['svg', 'xhtml', 'gpx', 'kml', 'rss', 'html', 'htm'],
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  mp4: ['m4v', 'm4a', 'mov'],
  mpg: ['mpeg'],
  ogg: ['oga', 'ogv'],
  heic: ['heif'],
}

/** What such a file is, whatever it begins with. */
const TYPES: Partial<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  svg: 'image/svg+xml',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  js: 'text/javascript',
  css: 'text/css',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  epub: 'application/epub+zip',
}

/**
 * The type of a file by its content, and a name that does not claim another: an archive that is called
 * `me.png` becomes `me.png.zip`.
 */
export async function realType(
  sample: Uint8Array,
  name: string,
): Promise<{ name: string; type: string }> {
  const { fileTypeFromBuffer, supportedExtensions } = await import('file-type')
  const found = await fileTypeFromBuffer(sample).catch(() => undefined)
  const extension = extensionOf(name)
  if (found !== undefined) {
    const type: string = found.mime
    if (extension === found.ext) return { name, type }
    if (!WITHIN[found.ext]?.includes(extension)) return { name: `${name}.${found.ext}`, type }
    return { name, type: TYPES[extension] ?? type }
  }
  const text = isText(sample)
  // It would have been found, were it what its name says.
  const lies = supportedExtensions.has(extension) && !(text && WITHIN.xml?.includes(extension))
  if (lies && !(text && extension in TYPES && sample.length > 0)) {
    return { name: `${name}.${text ? 'txt' : 'bin'}`, type: text ? 'text/plain' : UNKNOWN }
  }
  return { name, type: TYPES[extension] ?? (text ? 'text/plain' : UNKNOWN) }
}

function isText(sample: Uint8Array): boolean {
  if (sample.includes(0)) return false
  try {
    // The sample may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}
