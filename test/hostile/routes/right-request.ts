import assert from 'node:assert/strict'
import { parseJourneyText } from '../../../src/platform/journeys/journey-id.ts'
import { PLATFORM_PATHS } from '../../../src/wire/platform-api.ts'
import { json, send } from './ask.ts'
import type { Ask, Asked } from './ask.ts'
import type { JourneyNames } from './things.ts'
import type { World } from './world.ts'

/** From who may, about nothing. */
export async function wellMade(world: World, ask: Ask): Promise<Asked> {
  if (ask.group !== 'link') return ask.make(world, 'right', world.nothing)
  // His link is one that nobody uses up.
  const made = await ask.make(world, 'other site', world.nothing)
  const { Origin: _, ...headers } = made.headers ?? {}
  return { ...made, headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' } }
}

/** From who may, about what is there: sessions and journeys are new ones. */
export async function rightRequest(world: World, ask: Ask): Promise<Asked> {
  if (ask.group !== 'link') {
    const names = /journey/.test(ask.path + (ask.command ?? ''))
    const journey = names ? await newJourney(world) : world.own.journey
    return ask.make(world, 'right', { ...world.own, journey })
  }
  const made = await wellMade(world, ask)
  const kind = ask.path.startsWith('/journeys/') ? 'journey' : 'appointment'
  if (kind === 'appointment' && !ask.path.startsWith('/appointments/book/')) return made
  const token = await newSession(world, kind)
  const first = world.links[kind === 'journey' ? 'form' : 'appointment'][0] ?? assert.fail()
  const path = made.path.replace(first, token)
  const question = /^(.*\/appointments\/[^/]+)\/\w/.exec(kind === 'journey' ? path : '')?.[1]
  if (question !== undefined) await call(world, 'POST', { path: question, headers: OWN }, 200)
  return { ...made, path }
}

const OWN = { 'Sec-Fetch-Site': 'same-origin' }

async function newSession(world: World, kind: 'journey' | 'appointment'): Promise<string> {
  const { lead, form, type } = world.own
  const sent = json({ id: kind === 'journey' ? form : type, lead, reuse: false })
  const headers = { ...sent.headers, Authorization: `Bearer ${world.key()}` }
  const body = await call(world, 'POST', { ...sent, path: PLATFORM_PATHS[kind], headers }, 201)
  const { publicUrl } = JSON.parse(body) as { publicUrl: string }
  return publicUrl.split('/').at(-1) ?? ''
}

/** Octeth tells its number, and Flownally, which lists the newest first, the rest. */
async function newJourney(world: World): Promise<JourneyNames> {
  const { list, journey } = world.own
  const wanted = json({
    Command: 'journey.create',
    Name: `Any ${performance.now()}`,
    Trigger: 'ListSubscription',
    Trigger_ListID: list,
    APIKey: world.key(),
  })
  const made = await call(world, 'POST', { path: '/api.php', ...wanted }, 200)
  const headers = { Authorization: `Bearer ${world.key()}` }
  const listed = await call(world, 'GET', { path: '/v1/journeys?pageSize=1', headers }, 200)
  const [first] = (JSON.parse(listed) as { journeys: { id: string }[] }).journeys
  assert.ok(first)
  return {
    ...journey,
    number: (JSON.parse(made) as { JourneyID: number }).JourneyID,
    text: first.id,
    uuid: parseJourneyText(first.id) ?? assert.fail(first.id),
  }
}

async function call(world: World, method: string, asked: Asked, status: number): Promise<string> {
  const answer = await send(world, { server: 'platform', method }, asked)
  assert.equal(answer.status, status, `${method} ${asked.path}: ${answer.body}`)
  return answer.body
}
