import { readPage } from '../package/docs-blocks.ts'

/** A numbered step of a page: what it says, and what is to be typed or written. */
export interface Step {
  text: string
  block?: { language: string; text: string }
}

/** Where each reader begins; the one for WordPress is followed by `test/wordpress/quick-start.ts`. */
export const QUICK_STARTS = {
  'a page of your own': 'docs/website-owners.md',
  'a page with npm modules': 'docs/elements.md',
  'Next.js': 'docs/react-and-vue.md',
  'a server of your own': 'docs/endpoint.md',
  'the platform': 'docs/platform.md',
  WordPress: 'docs/wordpress.md',
} as const

export type QuickStart = keyof typeof QUICK_STARTS

/** The steps below the headline that begins with "Quick start". */
export function quickStart(page: string): Step[] {
  const [, section] = readPage(page).split(/^## Quick start.*$/m)
  if (section === undefined) throw new Error(`${page} has no quick start`)
  const [own = ''] = section.split(/^## /m)
  const [, ...items] = own.split(/^(?=\d+\. )/m)
  return items.map((item, index) => readStep(item, `${page}, step ${index + 1}`))
}

function readStep(item: string, where: string): Step {
  const lines = item.replace(/^\d+\. /, '').split('\n')
  // What is not indented any more is no part of the list.
  const end = lines.findIndex((line, index) => index > 0 && /^\S/.test(line))
  const inside = lines.slice(0, end === -1 ? lines.length : end).map((line) => line.trimEnd())
  const fences = inside.flatMap((line, index) => (line.startsWith('   ```') ? [index] : []))
  const [open, close, more] = fences
  const text = inside.slice(0, open).join(' ').replaceAll(/\s+/g, ' ').trim()
  if (open === undefined) return { text }
  const after = inside.slice((close ?? 0) + 1).join('')
  if (close === undefined || more !== undefined || after.trim() !== '') {
    throw new Error(`${where}: one block at its end is all that a step may have`)
  }
  const language = (inside[open] ?? '').trim().slice(3)
  const code = inside.slice(open + 1, close).map((line) => line.slice(3))
  return { text, block: { language, text: `${code.join('\n')}\n` } }
}

/** What a reader types, command by command; a line that ends in `\` goes on. */
export const commandsOf = ({ block }: Step): string[] =>
  block?.language === 'sh'
    ? block.text
        .replaceAll(/\\\n\s*/g, '')
        .trim()
        .split('\n')
    : []

/** The file that a step has its reader write. */
export const fileOf = ({ text, block }: Step): string | null =>
  block === undefined || block.language === 'sh' ? null : (/`([^`]+)`:$/.exec(text)?.[1] ?? null)
