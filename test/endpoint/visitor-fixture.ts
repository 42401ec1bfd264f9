import assert from 'node:assert/strict'
import type { EndpointOptions } from '../../src/endpoint/options.ts'
import type {
  UpstreamCall,
  UpstreamSessionToOpen,
  UpstreamVisitor,
} from '../../src/endpoint/upstream.ts'
import type { VisitorEvent, VisitorTrigger } from '../../src/wire/visitor.ts'
import {
  CountingUpstream,
  JOURNEY,
  makeEndpoint,
  post,
  SITE,
  TOKEN_SECRET,
} from './endpoint-fixture.ts'

export const OTHER_SITE = 'https://other.example.com'
export const VISITOR_BASE = 'http://endpoint.test/sessionframe/v1/visitor'
export const TRIGGER: VisitorTrigger = { id: 't1', type: 'MANUAL', journey: JOURNEY }
export const START = new Date('2026-11-24T09:00:00Z')

export class VisitorUpstream extends CountingUpstream {
  identified: UpstreamVisitor[] = []
  taken: [UpstreamVisitor, readonly VisitorEvent[]][] = []
  open: UpstreamSessionToOpen[] = []
  failure: Error | null = null
  looks: (readonly UpstreamVisitor[])[] = []
  identifyVisitor = async (visitor: UpstreamVisitor) => {
    if (this.failure) throw this.failure
    this.identified.push(visitor)
    return { triggers: [TRIGGER] }
  }
  takeVisitorEvents = async (visitor: UpstreamVisitor, events: readonly VisitorEvent[]) => {
    this.taken.push([visitor, events])
    return { open: this.open }
  }
  sessionsToOpen = async (visitors: readonly UpstreamVisitor[], _call: UpstreamCall) => {
    this.looks.push(visitors)
    if (this.failure) throw this.failure
    return visitors.map(() => ({ open: this.open }))
  }
}

export const bearer = (visitor: string) => ({ Authorization: `Bearer ${visitor}` })

export function visitorEndpoint(options: Partial<EndpointOptions> = {}) {
  const upstream = new VisitorUpstream()
  const clock = { at: START }
  const made = makeEndpoint({
    upstream,
    allowedOrigins: [SITE, OTHER_SITE],
    visitors: { secrets: [TOKEN_SECRET] },
    now: () => clock.at,
    ...options,
  })
  const send = async (
    route: string,
    body: unknown,
    headers: Record<string, string | null> = {},
    { address, signal }: { address?: string; signal?: AbortSignal } = {},
  ): Promise<Response> =>
    made.endpoint(
      await post({
        url: `${VISITOR_BASE}/${route}`,
        body,
        headers: { Authorization: null, 'Idempotency-Key': null, ...headers },
        ...(signal && { signal }),
      }),
      { address },
    )
  const identify = async (body: object = {}, headers: Record<string, string> = {}) => {
    const response = await send('identify', body, headers)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as { visitor: string; triggers: unknown[] }
  }
  return { ...made, upstream, clock, send, identify }
}
