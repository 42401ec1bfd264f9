/** The demo's form and calendar, as `sessionframe serve --demo` has them. */
export const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
export const APPOINTMENT_TYPE = '5c0f7a42-9d3e-4b61-8f27-1e6ad94b30c8'
/** The owner's server, which knows its visitor, gives the token. */
export const TOKEN_URL = `/demo/token?journey=${JOURNEY}`

export const DISPLAYS = ['inline', 'modal', 'drawer', 'popover', 'window'] as const

/** Where the form is to be shown, from the address: `?display=modal`. */
export function displayOf(query: string) {
  const wanted = new URLSearchParams(query).get('display')
  return DISPLAYS.find((one) => one === wanted)
}

/** Of a server of yours that knows the visitor. */
export async function getToken(query: string): Promise<string> {
  const answer = await fetch(`/demo/token?${query}`)
  return ((await answer.json()) as { token: string }).token
}
