/** A style sheet for a document: one of another document cannot be adopted. */
export function styleSheet({ defaultView }: Document, text: string): CSSStyleSheet {
  const { CSSStyleSheet } = defaultView ?? window
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
