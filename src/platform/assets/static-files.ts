import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** A file as it is served. */
export interface StaticFile {
  body: Uint8Array<ArrayBuffer>
  type: string
  /** A strong validator: RFC 9110 §8.8.3. */
  etag: string
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

/**
 * All files of a folder by their path below it, with `/` between the parts.
 * They are read once: what is not in the map cannot be asked for, so that no
 * request path ever reaches the file system. A folder that is not there is empty.
 * @param without Folders right below it that are left alone.
 */
export async function readStaticFolder(
  folder: URL,
  without: readonly string[] = [],
): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>()
  await addFolder(folder, '', files, without)
  return files
}

export async function readStaticFile(file: URL): Promise<StaticFile> {
  const body = new Uint8Array(await readFile(file))
  return staticFile(body, file.pathname.slice(file.pathname.lastIndexOf('.') + 1))
}

/** @param ending of its name, such as `html` */
export function staticFile(body: Uint8Array<ArrayBuffer>, ending: string): StaticFile {
  return {
    body,
    type: TYPES[ending] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
  }
}

async function addFolder(
  folder: URL,
  prefix: string,
  files: Map<string, StaticFile>,
  without: readonly string[] = [],
): Promise<void> {
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
  for (const entry of await entriesOf(base)) {
    if (without.includes(entry.name)) continue
    if (entry.isDirectory()) {
      await addFolder(new URL(`${entry.name}/`, base), `${prefix}${entry.name}/`, files)
    } else if (entry.isFile()) {
      files.set(prefix + entry.name, await readStaticFile(new URL(entry.name, base)))
    }
  }
}

async function entriesOf(folder: URL) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
