import { messages } from './messages.ts'
import { quoted } from './po-file.ts'

const HEAD = [
  'msgid ""',
  'msgstr ""',
  '"Project-Id-Version: Sessionframe\\n"',
  '"MIME-Version: 1.0\\n"',
  '"Content-Type: text/plain; charset=UTF-8\\n"',
  '"Content-Transfer-Encoding: 8bit\\n"',
].join('\n')

/** The plugin's messages as a POT file. */
export function template(): string {
  const entries = messages().map(({ text, context, places }) =>
    [
      `#: ${places.join(' ')}`,
      ...(context === undefined ? [] : [`msgctxt ${quoted(context)}`]),
      `msgid ${quoted(text)}`,
      'msgstr ""',
    ].join('\n'),
  )
  return `${[HEAD, ...entries].join('\n\n')}\n`
}
