/** `live.json` of the site; whoever hosts it may change the file. */
interface Live {
  /** Of an endpoint that lets this site begin sessions without a token. */
  endpoint?: string
  /** An origin, other than the one that is read, where the same site is served. */
  frames?: string
  /** Of the endpoint's; the demo's by default. */
  journey?: string
  appointmentType?: string
}

/** Where the sessions of the examples come from. */
export interface Places {
  journey: Record<string, string>
  appointment: Record<string, string>
  /** HTML that says so. */
  note: string
  /** What to reserve for it, in CSS. */
  height?: string
}

const DEMO_JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const DEMO_APPOINTMENT_TYPE = '5c0f7a42-9d3e-4b61-8f27-1e6ad94b30c8'

export async function readPlaces(base: URL): Promise<Places> {
  const live = await readLive(base)
  const { journey = DEMO_JOURNEY, appointmentType = DEMO_APPOINTMENT_TYPE, endpoint } = live
  if (endpoint) {
    return {
      journey: { endpoint, journey },
      appointment: { endpoint, 'appointment-type': appointmentType },
      note: 'This is real: the endpoint of a demo makes a session, and keeps what you send.',
    }
  }
  const frames = live.frames ?? twinOf(location)
  if (!frames) {
    return {
      journey: { endpoint: new URL('no-endpoint', base).href, journey },
      appointment: {
        endpoint: new URL('no-endpoint', base).href,
        'appointment-type': appointmentType,
      },
      note: 'No endpoint belongs to this copy of the site, so the element says what it says when it cannot get a session. To see it work: <code>npx sessionframe serve --demo</code>.',
    }
  }
  const page = (kind: string) =>
    new URL(`${base.pathname}frame/frame.html?kind=${kind}`, frames).href
  return {
    journey: { 'public-url': page('journey') },
    appointment: { 'public-url': page('appointment') },
    height: '300px',
    note: 'The element is real. The page in its frame is made for these docs: it speaks the frame protocol, what you type goes nowhere, and as nothing signs a receipt, it ends at <code>session-submitted</code>.',
  }
}

async function readLive(base: URL): Promise<Live> {
  try {
    return (await (await fetch(new URL('live.json', base))).json()) as Live
  } catch {
    return {}
  }
}

/** On a machine of one's own, the same server under its other name: another site, as the element wants it. */
function twinOf({ hostname, port, protocol }: Location): string | null {
  const twin = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }[hostname]
  return twin === undefined ? null : `${protocol}//${twin}:${port}`
}
