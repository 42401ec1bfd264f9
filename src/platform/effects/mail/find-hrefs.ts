/** Where an `<a>` or `<area>` of a template leads. */
export interface Href {
  /** Of its value, with the quotes. */
  start: number
  end: number
  /** Without quotes and entities. */
  value: string
}

/** What is no markup: https://html.spec.whatwg.org/multipage/syntax.html#raw-text-elements */
const RAW = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'noembed',
  'noframes',
  'iframe',
])
const TAG_NAME = /<([a-z][^\s/>]*)/iy
/** Name and value of one attribute, with what stands in front of it. */
const ATTRIBUTE =
  /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)|()))?/y
const TAG_END = /[\s/]*>/y

/**
 * Reads a template once, from its beginning to its end, as browsers do: tags in
 * comments, in attributes or in styles are none. A tag that never ends is the end.
 */
export function findHrefs(html: string): Href[] {
  const hrefs: Href[] = []
  let at = html.indexOf('<')
  while (at !== -1) {
    const next = html.startsWith('<!--', at) ? after(html, '-->', at + 4) : readTag(html, at, hrefs)
    if (next === -1) break
    at = html.indexOf('<', next)
  }
  return hrefs
}

/** @returns Where to go on; -1 when there is nothing behind it. */
function readTag(html: string, start: number, hrefs: Href[]): number {
  TAG_NAME.lastIndex = start
  const name = TAG_NAME.exec(html)?.[1]?.toLowerCase()
  if (name === undefined) return start + 1
  const isLink = name === 'a' || name === 'area'
  let at = TAG_NAME.lastIndex
  let isFirst = true
  for (;;) {
    TAG_END.lastIndex = at
    if (TAG_END.test(html)) break
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(html)
    if (found === null) return -1
    at = ATTRIBUTE.lastIndex
    const [, attribute = '', double, single, bare] = found
    const value = double ?? single ?? bare
    if (!isLink || !isFirst || attribute.toLowerCase() !== 'href' || value === undefined) continue
    isFirst = false
    const quotes = bare === undefined ? 2 : 0
    hrefs.push({ start: at - value.length - quotes, end: at, value: decode(value) })
  }
  const end = TAG_END.lastIndex
  return RAW.has(name) ? rawEnd(html, name, end) : end
}

function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? -1
}

function after(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from)
  return at === -1 ? -1 : at + text.length
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  sol: '/',
  Tab: '\t',
  NewLine: '\n',
}

/** Of the named ones those that addresses have. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, ...found) => {
    const [decimal, hex, name] = found as (string | undefined)[]
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
