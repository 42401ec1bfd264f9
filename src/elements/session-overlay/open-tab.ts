/**
 * A blank tab, to be opened while the click still counts; what is shown in it
 * later cannot reach this page. Null where the browser allows none.
 * https://html.spec.whatwg.org/multipage/interaction.html#transient-activation
 */
export function openTab({ ownerDocument }: Node): Window | null | undefined {
  try {
    const tab = ownerDocument?.defaultView?.open('', '_blank') as Window
    tab.opener = null
    return tab
  } catch {
    // There is none; in a sandboxed page Firefox throws by itself.
    return null
  }
}
