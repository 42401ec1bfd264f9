import type { Translation } from './po-file.ts'

const MAGIC = 0x950412de
const HEAD_BYTES = 28

/** What PHP reads. https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html */
export function moFile(translations: readonly Translation[]): Buffer {
  const entries = translations
    .filter(({ translated }) => translated !== '')
    .map(({ context, text, translated }) => ({
      key: Buffer.from(context === undefined ? text : `${context}\u0004${text}`),
      value: Buffer.from(translated),
    }))
    .toSorted((a, b) => Buffer.compare(a.key, b.key))
  const tables = entries.length * 8
  const head = Buffer.alloc(HEAD_BYTES + 2 * tables)
  // No hash table, which would stand after the head: WordPress reckons from there.
  const fields = [MAGIC, 0, entries.length, HEAD_BYTES, HEAD_BYTES + tables, 0, head.length]
  for (const [at, field] of fields.entries()) head.writeUInt32LE(field, at * 4)
  const texts: Buffer[] = []
  let offset = head.length
  for (const [table, name] of (['key', 'value'] as const).entries()) {
    for (const [at, entry] of entries.entries()) {
      const place = HEAD_BYTES + table * tables + at * 8
      head.writeUInt32LE(entry[name].length, place)
      head.writeUInt32LE(offset, place + 4)
      texts.push(entry[name], Buffer.alloc(1))
      offset += entry[name].length + 1
    }
  }
  return Buffer.concat([head, ...texts])
}
