import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  bytes: Buffer
}

/** 1980-01-01: equal files make an equal zip. */
const DATE = 0x21
const DEFLATE = 8
/** Names are UTF-8. */
const FLAGS = 0x800

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const about = numbers(
      [20, 2],
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DATE, 2],
      [crc32(bytes), 4],
      [packed.length, 4],
      [bytes.length, 4],
      [Buffer.byteLength(name), 2],
      [0, 2],
    )
    const file = Buffer.concat([numbers([0x04034b50, 4]), about, Buffer.from(name), packed])
    directory.push(
      numbers([0x02014b50, 4], [20, 2]),
      about,
      numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      Buffer.from(name),
    )
    files.push(file)
    offset += file.length
  }
  const list = Buffer.concat(directory)
  const count = entries.length
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [list.length, 4],
    [offset, 4],
    [0, 2],
  )
  return Buffer.concat([...files, list, end])
}

/** Little-endian, each with its size in bytes. */
function numbers(...all: [value: number, size: number][]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, size]) => sum + size, 0))
  let at = 0
  for (const [value, size] of all) at = buffer.writeUIntLE(value, at, size)
  return buffer
}
