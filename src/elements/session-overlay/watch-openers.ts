/**
 * Listens, in the page of `host`, for clicks on whatever opens it: openers are
 * found when they are used, so that markup may come at any time.
 * @param act Gets the opener; null where the page's address has asked.
 * @param first Whether it is news what the address asks for.
 */
export function watchOpeners(
  host: HTMLElement,
  signal: AbortSignal,
  first: boolean,
  act: (opener: HTMLElement | null) => void,
): void {
  const { ownerDocument: page, baseURI } = host

  function opens(node: HTMLAnchorElement): boolean {
    if (node.parentNode === host) return node.slot === 'opener'
    const { dataset, hash, href } = node
    // A link to another page opens the session over there.
    const link = href && href === new URL(hash, baseURI).href ? hash : null
    const wanted = dataset?.['sessionframeOpen'] ?? node.getAttribute?.('commandfor') ?? link
    if (!wanted || !names().includes(wanted)) return false
    // In a shadow tree, an element of that tree comes first.
    return ((node.getRootNode() as Document).getElementById?.(idOf()) ?? host).contains(host)
  }

  // A place that an editor lets through has the id, not the element in it.
  const idOf = () => host.id || host.closest('[data-sessionframe]')?.id || ''
  const names = () => (idOf() ? [idOf(), `#${idOf()}`, `#sessionframe=${idOf()}`] : [])

  const onClick = (event: MouseEvent) => {
    const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event
    // Those are for the browser: another tab, another window, a download.
    if (defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return
    const opener = (event.composedPath() as HTMLAnchorElement[]).find(opens)
    if (!opener) return
    event.preventDefault()
    act(opener)
  }
  page.addEventListener('click', onClick, { signal })
  if (first && names()[2] === page.location.hash) act(null)
}
