import type { DefaultTreeAdapterTypes, Token } from 'parse5'

/** Where an `<a>` or `<area>` of a template leads. */
export interface Href {
  /** Of the attribute, with its name. */
  start: number
  end: number
  /** As it is meant: without quotes and entities. */
  value: string
}

/**
 * Reads a template as browsers do: what looks like a tag in a comment, in an attribute or in a style
 * is none. In the order of the text.
 */
export async function findHrefs(html: string): Promise<Href[]> {
  // Most mails of a shop have some; those of text alone need no parser.
  if (!/<a/i.test(html)) return []
  const { parse } = await import('parse5')
  // A link that is closed late is in the tree several times: https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm
  const hrefs = new Map<number, Href>()
  const left: DefaultTreeAdapterTypes.Node[] = [parse(html, { sourceCodeLocationInfo: true })]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ('content' in node) left.push(node.content)
    if ('childNodes' in node) for (const child of node.childNodes) left.push(child)
    const href = 'tagName' in node ? hrefOf(node) : null
    if (href !== null) hrefs.set(href.start, href)
  }
  return [...hrefs.values()].toSorted((one, other) => one.start - other.start)
}

function hrefOf({
  tagName,
  attrs,
  sourceCodeLocation,
}: DefaultTreeAdapterTypes.Element): Href | null {
  if (tagName !== 'a' && tagName !== 'area') return null
  const attribute = attrs.find(({ name }: Token.Attribute) => name === 'href')
  const place = sourceCodeLocation?.attrs?.['href']
  if (attribute === undefined || place === undefined) return null
  return { start: place.startOffset, end: place.endOffset, value: attribute.value }
}
