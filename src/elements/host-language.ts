/** Whatever is above `node` in the page, also out of a shadow tree. */
export const above = (node: Element): Element | undefined =>
  node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host

/** The language of the host page where `node` stands, else the browser's: a BCP 47 tag. */
export function hostLanguage(node: Element | undefined): string {
  if (!node) return navigator.language
  return node.getAttribute('lang') || hostLanguage(above(node))
}
