import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { ENDPOINT_PATH } from '../../../src/cli/site/create-site.ts'
import { signEmbedToken } from '../../../src/endpoint/sign-embed-token.ts'
import { flipped, json, send } from './ask.ts'
import type { Ask, Asked, Who } from './ask.ts'
import { NOTHING } from './things.ts'
import { bearer } from './vendor-asks.ts'
import { TOKEN_SECRET } from './world.ts'
import type { World } from './world.ts'

const BY: readonly Who[] = [
  'nobody',
  'forged',
  'expired',
  'other kind',
  'fewer rights',
  'other site',
  'other workspace',
  'right',
]
const BY_VISITOR: readonly Who[] = ['nobody', 'forged', 'other kind', 'other site', 'right']

/** What the elements call, and what the scripts of visitors do. */
export function endpointAsks(): Ask[] {
  return [
    ask('POST', '/journey-sessions', BY, async (world, who) => ({
      ...json({ journey: world.own.form }),
      headers: bearer(await embedToken(world, who)),
    })),
    ask('POST', '/appointment-sessions', BY, async (world, who) => ({
      ...json({ appointmentType: world.own.type }),
      headers: bearer(await embedToken(world, who)),
    })),
    ask('GET', '/sessions/:sessionId', BY, async (world, who, path) => ({
      path: path.replace(':sessionId', await startedSession(world)),
      headers: bearer(await embedToken(world, who)),
    })),
    ask('POST', '/visitor/identify', BY_VISITOR, async (world, who) =>
      json({
        ...(who !== 'nobody' && {
          token: who === 'other kind' ? world.user.right() : await embedToken(world, who),
        }),
      }),
    ),
    ask('POST', '/visitor/events', BY_VISITOR, async (world, who) => ({
      ...json({ events: [event()] }),
      headers: bearer(await visitor(world, who)),
    })),
    ask('POST', '/visitor/live', BY_VISITOR, async (world, who) => ({
      ...json({}),
      headers: bearer(await visitor(world, who)),
    })),
    // The platform's own upstream sends none.
    ask('POST', '/webhooks/:upstream', ['nobody', 'right'], (_, who, path) => ({
      ...json({}),
      path: path.replace(':upstream', 'flg'),
      headers: who === 'nobody' ? {} : bearer(TOKEN_SECRET),
    })),
  ]
}

type Make = (world: World, who: Who, path: string) => Partial<Asked> | Promise<Partial<Asked>>

function ask(method: string, below: string, by: readonly Who[], make: Make): Ask {
  const path = ENDPOINT_PATH + below
  return {
    server: 'site',
    method,
    path,
    group: 'embed token',
    by,
    names: false,
    async make(world, who) {
      const { headers, ...made } = await make(world, who, path)
      return { path, ...made, headers: { ...headersOf(world, who), ...headers } }
    },
  }
}

function headersOf({ urls }: World, who: Who): Record<string, string> {
  return {
    Origin: who === 'other site' ? 'https://elsewhere.example.test' : urls.site,
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    'X-Sessionframe': '1',
  }
}

async function embedToken(world: World, who: Who): Promise<string | undefined> {
  const { own, foreign } = world
  const sign = (lead: string, journey: string, appointmentType: string, now = Date.now()) =>
    signEmbedToken(
      { lead, journey: [journey], appointmentType: [appointmentType] },
      { secret: TOKEN_SECRET, now: () => new Date(now) },
    )
  const right = await sign(own.lead, own.form, own.type)
  if (who === 'nobody') return undefined
  if (who === 'forged') return flipped(right)
  if (who === 'expired') return sign(own.lead, own.form, own.type, Date.now() - 7_200_000)
  if (who === 'other kind') return world.user.right()
  if (who === 'fewer rights') return sign(own.lead, NOTHING.form, NOTHING.type)
  return who === 'other workspace' ? sign(foreign.lead, own.form, own.type) : right
}

/** Of the right caller, whoever asks for it then. */
async function startedSession(world: World): Promise<string> {
  const headers = { ...headersOf(world, 'right'), ...bearer(await embedToken(world, 'right')) }
  const asked = {
    path: `${ENDPOINT_PATH}/journey-sessions`,
    headers,
    body: JSON.stringify({ journey: world.own.form }),
  }
  const { status, body } = await send(world, { server: 'site', method: 'POST' }, asked)
  assert.equal(status, 201, body)
  return (JSON.parse(body) as { sessionId: string }).sessionId
}

async function visitor(world: World, who: Who): Promise<string | undefined> {
  if (who === 'nobody') return undefined
  if (who === 'other kind') return embedToken(world, 'right')
  const asked = {
    path: `${ENDPOINT_PATH}/visitor/identify`,
    headers: headersOf(world, 'right'),
    body: '{}',
  }
  const { body } = await send(world, { server: 'site', method: 'POST' }, asked)
  const id = (JSON.parse(body) as { visitor: string }).visitor
  return who === 'forged' ? flipped(id) : id
}

const event = () => ({
  event: 'seen',
  properties: {},
  messageId: randomUUID(),
  timestamp: new Date().toISOString(),
})
