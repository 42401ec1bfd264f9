import { styleSheet } from '../style-sheet.ts'

/**
 * Keeps a page from scrolling behind what lies over it, by a style sheet of
 * our own: nothing of the owner's is changed, so nothing can be put back
 * wrongly. Two locks are two sheets.
 * @returns Ends it.
 */
export function lockScroll(page: Document): () => void {
  const view = page.defaultView ?? window
  const root = page.documentElement
  let css = 'html{overflow:hidden!important}'
  // Until now the body's own overflow has been the viewport's; it must not become the body's.
  // https://drafts.csswg.org/css-overflow-3/#overflow-propagation
  if (view.getComputedStyle(root).overflowY === 'visible') css += 'body{overflow:visible!important}'
  // The place of a scrollbar is kept, so that nothing jumps; an owner's own word for it wins.
  if (view.innerWidth > root.clientWidth) css += ':where(html){scrollbar-gutter:stable}'
  const sheet = styleSheet(page, css)
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet]
  return () => {
    // Emptied as well: a page's own script may have copied the list.
    sheet.replaceSync('')
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}
