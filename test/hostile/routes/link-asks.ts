import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { flipped, json, send } from './ask.ts'
import type { Ask, Asked, Who } from './ask.ts'
import { FILE, NAME, NOTHING, QUESTION } from './things.ts'
import type { World } from './world.ts'

/** Hosted pages, what their scripts call, and what links in mails lead to. */
export function linkAsks(): Ask[] {
  return [
    ...formAsks(),
    ...bookingAsks('/journeys/run/1/:token/appointments/:question', form, 'open'),
    ...bookingAsks('/appointments/book/:token', book, 'open'),
    ...bookingAsks('/appointments/manage/:token', manage, 'booked'),
    ...answerAsks(),
    ...mailAsks(),
  ]
}

/** A kind of link: who could have one, and a fresh one of his. */
interface Links {
  by: readonly Who[]
  token(world: World, who: Who): string
}

const NOBODYS = 'nobody-has-made-this-link-0000000000000000'

type Linked = Exclude<keyof World['links'], 'mail' | `expired${string}`>

/** Who is right uses one up; nobody else changes anything. */
function linksOf(kind: Linked, other: Linked, expired?: (world: World) => string): Links {
  const first = ({ links }: World, which: Linked) => links[which][0] ?? assert.fail()
  const fresh = ({ links }: World) => links[kind].splice(1, 1)[0] ?? assert.fail(`no ${kind} left`)
  return links(
    (world) => first(world, kind),
    (world) => first(world, other),
    { fresh, ...(expired && { expired }) },
  )
}

const links = (
  right: (world: World) => string,
  otherKind: (world: World) => string,
  { fresh = right, expired }: Partial<Record<'fresh' | 'expired', (world: World) => string>> = {},
): Links => ({
  by: [
    'nobody',
    'forged',
    ...(expired ? (['expired'] as const) : []),
    'other kind',
    'other site',
    'right',
  ],
  token(world, who) {
    if (who === 'nobody') return NOBODYS
    if (who === 'forged') return flipped(right(world))
    if (who === 'expired' && expired) return expired(world)
    if (who === 'other kind') return otherKind(world)
    return who === 'right' ? fresh(world) : right(world)
  },
})

const form = linksOf('form', 'appointment', (world) => world.links.expiredForm)
const book = linksOf('appointment', 'form', (world) => world.links.expiredAppointment)
const manage = linksOf('manage', 'answer')
const answer = linksOf('answer', 'manage')

const OWN: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin' }

const pageHeaders = (who: Who): Record<string, string> =>
  who === 'other site'
    ? { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example.test' }
    : OWN

type Make = (world: World, who: Who, path: string) => Partial<Asked> | Promise<Partial<Asked>>

function ask(method: string, path: string, kind: Links, make: Make = () => ({})): Ask {
  return {
    server: 'platform',
    method,
    path,
    group: 'link',
    // Who reads may come from anywhere: a link in a mail is followed from there.
    by: method === 'GET' ? kind.by.filter((who) => who !== 'other site') : kind.by,
    names: false,
    async make(world, who) {
      const asked = path.replace(':token', kind.token(world, who)).replace(':question', QUESTION)
      const made = await make(world, who, asked)
      return { path: asked, ...made, headers: { ...pageHeaders(who), ...made.headers } }
    },
  }
}

const fields = (values: Record<string, string>) => ({
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(values).toString(),
})

function formAsks(): Ask[] {
  const path = '/journeys/run/1/:token'
  const values = { [NAME]: 'Ada' }
  const file = async (world: World, who: Who, asked: string): Promise<Asked> => {
    const id =
      who === 'right' ? await upload(world, asked.replace(/\/files\/.*$/, '')) : NOTHING.form
    return { path: asked.replace(':file', id) }
  }
  return [
    ask('GET', path, form),
    ask('POST', path, form, () => fields({ page: '1', rev: '0', ...values })),
    ask('PUT', `${path}/answers`, form, () => json({ rev: 0, page: 1, values })),
    ask('POST', `${path}/submit`, form, () => json({ submitKey: 'k', rev: 0, values })),
    ask('POST', `${path}/files`, form, (_, __, asked) => ({ path: asked + UPLOAD, body: LETTER })),
    ask('GET', `${path}/files/:file`, form, file),
    ask('DELETE', `${path}/files/:file`, form, file),
    ask('POST', `${path}/appointments/:question`, form),
  ]
}

const LETTER = new TextEncoder().encode('Dear reader')
const UPLOAD = `?field=${FILE}&name=letter.txt&key=letter-0001`

async function upload(world: World, page: string): Promise<string> {
  const asked = { path: `${page}/files${UPLOAD}`, headers: OWN, body: LETTER }
  const { status, body } = await send(world, { server: 'platform', method: 'POST' }, asked)
  assert.equal(status, 201, body)
  return (JSON.parse(body) as { file: { id: string } }).file.id
}

/** What is to be chosen, held, confirmed, moved and called off, below an address. */
function bookingAsks(path: string, kind: Links, at: 'open' | 'booked'): Ask[] {
  const inForm = path.includes(':question')
  const range = () => `from=${day(4)}&to=${day(5)}&timeZone=UTC`
  const start = async (world: World, who: Who, asked: string) =>
    who === 'right' ? freeStart(world, asked, range()) : '2026-11-24T09:00:00Z'
  const booked = async (world: World, who: Who, asked: string) => {
    const page = asked.slice(0, asked.lastIndexOf('/'))
    if (who !== 'right' || at === 'booked') return
    await opened(world, page)
    await confirmed(
      world,
      page,
      await freeStart(world, asked, `from=${day(2)}&to=${day(3)}&timeZone=UTC`),
    )
  }
  const opening =
    (make: Make): Make =>
    async (world, who, asked) => {
      if (inForm && who === 'right') await opened(world, asked.slice(0, asked.lastIndexOf('/')))
      return make(world, who, asked)
    }
  const pages = inForm
    ? []
    : [
        ask('GET', path, kind),
        ask('POST', path, kind, async (world, who, asked) => {
          await booked(world, who, `${asked}/x`)
          return { path: asked, ...fields({ do: 'cancel' }) }
        }),
      ]
  return [
    ...pages,
    ask(
      'GET',
      `${path}/slots`,
      kind,
      opening((_, __, asked) => ({ path: `${asked}?${range()}` })),
    ),
    ask(
      'POST',
      `${path}/hold`,
      kind,
      opening(async (world, who, asked) => ({
        path: asked,
        ...json({ start: await start(world, who, asked) }),
      })),
    ),
    ask(
      'DELETE',
      `${path}/hold`,
      kind,
      opening(() => ({})),
    ),
    ask(
      'POST',
      `${path}/confirm`,
      kind,
      opening(async (world, who, asked) => ({
        path: asked,
        ...json({ start: await start(world, who, asked), confirmKey: randomUUID() }),
      })),
    ),
    ask('POST', `${path}/reschedule`, kind, async (world, who, asked) => {
      await booked(world, who, asked)
      return {
        path: asked,
        ...json({ start: await start(world, who, asked), rescheduleKey: randomUUID() }),
      }
    }),
    ask('POST', `${path}/cancel`, kind, async (world, who, asked) => {
      await booked(world, who, asked)
      return { path: asked, ...json({}) }
    }),
    ask('GET', `${path}/calendar.ics`, kind, async (world, who, asked) => {
      await booked(world, who, asked)
      return { path: asked }
    }),
  ]
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function opened(world: World, page: string): Promise<void> {
  if (!page.includes('/appointments/') || !page.startsWith('/journeys/')) return
  const { status, body } = await send(
    world,
    { server: 'platform', method: 'POST' },
    { path: page, headers: OWN },
  )
  assert.equal(status, 200, body)
}

async function freeStart(world: World, asked: string, range: string): Promise<string> {
  const path = `${asked.slice(0, asked.lastIndexOf('/'))}/slots?${range}`
  const { status, body } = await send(world, { server: 'platform', method: 'GET' }, { path })
  assert.equal(status, 200, body)
  const { slots } = JSON.parse(body) as { slots: { start: string }[] }
  return slots[0]?.start ?? assert.fail('nothing is free')
}

async function confirmed(world: World, page: string, start: string): Promise<void> {
  const sent = json({ start, confirmKey: randomUUID() })
  const asked = { path: `${page}/confirm`, ...sent, headers: { ...OWN, ...sent.headers } }
  const { status, body } = await send(world, { server: 'platform', method: 'POST' }, asked)
  assert.equal(status, 200, body)
}

function answerAsks(): Ask[] {
  const path = '/appointments/answer/:token'
  return [ask('GET', path, answer), ask('POST', path, answer, () => fields({ do: 'approve' }))]
}

function mailAsks(): Ask[] {
  const kinds = ['unsubscribe', 'open', 'click', 'view', 'copy', 'forward'] as const
  return kinds.flatMap((kind) => {
    const path = `/mails/${kind}/:token`
    const of = links(
      ({ links: { mail } }) => mail[kind],
      ({ links: { mail } }) => mail[kind === 'open' ? 'click' : 'open'],
    )
    const posts = kind === 'unsubscribe' || kind === 'forward'
    const oneClick = () => fields({ 'List-Unsubscribe': 'One-Click' })
    return [ask('GET', path, of), ...(posts ? [ask('POST', path, of, oneClick)] : [])]
  })
}
