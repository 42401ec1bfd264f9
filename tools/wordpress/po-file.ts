/** One message of a PO file. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html */
export interface Translation {
  context?: string
  text: string
  translated: string
}

/** The kinds of line that our files have: no plurals. */
const LINE = /^(?<word>msgctxt|msgid|msgstr)? ?"(?<text>(?:[^"\\]|\\.)*)"$/

export function parsePo(source: string): Translation[] {
  const all: Translation[] = []
  for (const block of source.split(/\n{2,}/)) {
    const parts: Record<string, string> = {}
    let word = ''
    for (const line of block.split('\n')) {
      if (line === '' || line.startsWith('#')) continue
      const { groups } = LINE.exec(line) ?? {}
      if (groups === undefined) throw new Error(`a PO file has a line that is none: ${line}`)
      word = groups['word'] ?? word
      parts[word] = (parts[word] ?? '') + (JSON.parse(`"${groups['text']}"`) as string)
    }
    const { msgctxt, msgid, msgstr } = parts
    if (msgid === undefined) continue
    const context = msgctxt === undefined ? {} : { context: msgctxt }
    all.push({ ...context, text: msgid, translated: msgstr ?? '' })
  }
  return all
}

/** A message as a PO file writes it. */
export const quoted = (text: string): string => JSON.stringify(text)
