import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { withLock } from '../harness/with-lock.ts'

const FILE = resolve(import.meta.dirname, 'results.json')

export const HOSTS = [
  'a page with the script tag',
  'a page without a doctype, in tables',
  'a page with the strictest policy',
  'React 18',
  'React 19',
  'Vue',
  'Next.js',
  'Nuxt',
  'Svelte',
  'Solid',
  'Angular',
  'Astro',
  'plain TypeScript',
  'WordPress, the block',
  'WordPress, the shortcode',
  'Ghost, an HTML card',
  'Drupal, a text format',
  'Shopify, a section',
  'Webflow, a Code Embed',
  'Squarespace, a code block',
  'Wix, a Custom Element',
] as const
export type Host = (typeof HOSTS)[number]

export const DISPLAYS = ['inline', 'modal', 'drawer', 'popover', 'window'] as const
export type Display = (typeof DISPLAYS)[number]

/** What a run saw: the form was shown and sent, and whether the page heard that it is complete. */
export type Cell = 'completed' | 'sent'

export interface Row {
  /** Of what the page is made with. */
  version: string
  date: string
  cells: Partial<Record<Display, Cell>>
}

export type Results = Partial<Record<Host, Row>>

export const readResults = (): Results => JSON.parse(readFileSync(FILE, 'utf8')) as Results

/** Puts what was seen into the table, in the place of what was there. */
export function keepCell(
  host: Host,
  display: Display,
  { cell, version }: { cell: Cell; version: string },
): Promise<void> {
  // Two workers may come with a cell each.
  return withLock(`${FILE}.lock`, async () => {
    const results = readResults()
    const cells = { ...results[host]?.cells, [display]: cell }
    const row = { version, date: new Date().toISOString().slice(0, 10), cells }
    const inOrder = HOSTS.map((one) => [one, one === host ? row : results[one]])
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`)
  })
}
