/** Tells the page's owner; never anything a visitor typed, never a token or URL of a session. */
export function warn(host: Element, text: string): void {
  // oxlint-disable-next-line no-console -- the owner is looking there
  console.warn(`<${host.localName}> ${text}`)
}
