/**
 * Stands inline, right after the element that `renderPlace()` wrote, and asks
 * for its session while the elements' script is still on its way. The answer's
 * address goes into the frame that is in the markup already. The element takes
 * over both, and looks at them as if they were its own.
 *
 * Every byte of it is in the way of the page, 600 of them are allowed, and the
 * order of what is below is the one that compresses best. What it does not do
 * (a token or a lead in the markup, several origins, an invite or any other
 * fragment) the element does later, as ever.
 */
import type { Started, StartedElement } from '../elements/started.ts'
import type { Calls } from '../elements/starter-calls.ts'

/** What `renderPlace()` writes: a box, and the frame first in it. */
interface Place {
  firstChild: { firstChild: HTMLIFrameElement }
}

const calls: Calls = (self.sessionframe ||= (...call) => (calls.q ||= []).push(call))
const host = (document.currentScript as HTMLScriptElement).previousElementSibling as HTMLElement &
  StartedElement
const get = (name: string) => host.getAttribute(name) || undefined
const frame = (host.shadowRoot as unknown as Place).firstChild.firstChild

async function start(
  journey = get('journey'),
  tokenUrl = get('token-url'),
  key: string = crypto.randomUUID(),
  body = JSON.stringify({ journey, appointmentType: get('appointment-type') }),
): Started {
  if (get('resume') != 'none') key = sessionStorage['sessionframe:' + body] ||= key
  const answer = await (
    await fetch(get('endpoint') + `/${journey ? 'journey' : 'appointment'}-sessions`, {
      credentials: get('credentials') as RequestCredentials | undefined,
      headers: {
        'Content-Type': 'application/json',
        'X-Sessionframe': 1 as never,
        'Idempotency-Key': key,
        ...(tokenUrl && {
          Authorization:
            'Bearer ' +
            (await (await fetch(tokenUrl, { cache: 'no-store', mode: 'same-origin' })).json())
              .token,
        }),
      },
      body,
      method: 'POST',
    })
  ).json()
  // As in session-url.ts: `javascript:` and the like have no origin to begin with, `user@` stands
  // before it, and "https:" comes after "http:" in the alphabet.
  const { href, origin } = new URL(answer.publicUrl)
  if (
    (get('session-origins') || origin) == origin &&
    !href[2048] &&
    !href.indexOf(origin + '/') &&
    href >= location.protocol &&
    origin != location.origin
  )
    frame.src = href
  return [answer, key, body]
}

// Anything but an empty frame: the element is there already.
if (!(document as { prerendering?: boolean }).prerendering && !(location.hash + frame.src))
  // What went wrong is asked for again by the element; nobody else needs to hear of it.
  (host.sf = start()).catch(get)
