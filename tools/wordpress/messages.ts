import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PLUGIN } from './plugin-folder.ts'

/** A text of the plugin that is translated, and where it stands. */
export interface Message {
  text: string
  context?: string
  places: string[]
}

/** `__( '…', 'sessionframe' )` and its kin, in PHP and in JavaScript. */
const CALL =
  /(?:__|_e|esc_(?:html|attr)_(?:_|e))\(\s*'(?<text>(?:[^'\\]|\\.)*)'\s*,\s*'sessionframe'\s*\)/g
/** What WordPress translates of a plugin's head and of `block.json`, with the contexts that it asks for. */
const HEAD = /^ \* Description: +(?<text>.+)$/m

/** Everything that has to be translated, in the order of the files. */
export function messages(): Message[] {
  const found = new Map<string, Message>()
  const add = (text: string, place: string, context?: string) => {
    const key = `${context ?? ''}\u0004${text}`
    const message = found.get(key) ?? {
      text,
      places: [],
      ...(context !== undefined && { context }),
    }
    if (!message.places.includes(place)) message.places.push(place)
    found.set(key, message)
  }
  const files = globSync('**/*.{php,js}', { cwd: PLUGIN }).toSorted()
  for (const file of files) {
    const source = readFileSync(resolve(PLUGIN, file), 'utf8')
    const head = file === 'sessionframe.php' ? HEAD.exec(source)?.groups?.['text'] : undefined
    if (head !== undefined) add(head, file)
    for (const { groups } of source.matchAll(CALL)) {
      add((groups?.['text'] ?? '').replaceAll(/\\(.)/g, '$1'), file)
    }
  }
  const block = JSON.parse(readFileSync(resolve(PLUGIN, 'block/block.json'), 'utf8')) as {
    description: string
    keywords: string[]
  }
  add(block.description, 'block/block.json', 'block description')
  for (const word of block.keywords) add(word, 'block/block.json', 'block keyword')
  return [...found.values()]
}
