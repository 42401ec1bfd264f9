import { jwtPart } from './jwt-part.ts'
import type { Wanted } from './wanted.ts'

/** An invite token from the address bar. It is kept here, for as long as the page lives, and nowhere else. */
let invite = ''

/**
 * Takes `sf-invite=…` out of the page's fragment, at once: an address is seen
 * by everything that runs in the page, and is copied and bookmarked.
 */
export function takeInvite(): void {
  // There is none on a server.
  const { href = '', hash = '' } = (globalThis.location as Location | undefined) ?? {}
  const rest = hash.replace(/(?<=[#&])sf-invite=([^&]*)&?/g, (_part, jwt: string) => {
    invite = jwt
    return ''
  })
  if (rest === hash) return
  const address = href.slice(0, -hash.length) + rest.replace(/[#&]$/, '')
  history.replaceState(history.state, '', address)
}

/** The invite token of this page, when it is for what is wanted; else undefined. */
export function inviteFor({ claim, id }: Wanted): string | undefined {
  const granted = [jwtPart(invite, 1)?.[claim]].flat()
  return id && (granted.includes(id) || granted.includes('*')) ? invite : undefined
}

takeInvite()
