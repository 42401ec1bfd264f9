import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { Upstream, UpstreamCall, UpstreamVisitor } from '../../src/endpoint/upstream.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { createJourney } from '../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../src/platform/journeys/publish-journey.ts'
import { siteTriggers } from '../../src/platform/visitors/site-triggers.ts'
import type { VisitorEvent } from '../../src/wire/visitor.ts'
import { draw } from '../platform/enrollments/engine-fixture.ts'

export interface VisitorUpstreamUnderTest {
  upstream: Upstream
  /** Of the platform that is behind it. */
  ctx: PlatformContext
  workspaceId: string
  /** A form for leads of every group. */
  form: string
  /** Number of a lead. */
  lead: string
  close(): Promise<void>
}

const SITE = 'https://www.example.com'
const call = (): UpstreamCall => ({ signal: AbortSignal.timeout(30_000), requestId: 'contract' })

/** All that pages watch for, each with all of its settings. */
const TRIGGERS: [type: string, config: object][] = [
  ['URL_MATCH', { matchType: 'contains', pattern: '/shop', delay: 2, frequency: 'day' }],
  ['ELEMENT_CLICK', { selector: '.offer', text: 'Buy' }],
  ['CUSTOM_EVENT', { eventName: 'bought' }],
  ['MANUAL', { page: true }],
  ['EXIT_INTENT', { frequency: 'once' }],
  ['SCROLL_DEPTH', { percent: 50 }],
  ['TIME_ON_PAGE', { seconds: 60 }],
  ['ELEMENT_VISIBLE', { selector: '#fees' }],
]

/** What an `Upstream` that runs journeys promises of visitors, wherever the platform is. */
export function visitorContract(
  name: string,
  setUp: () => Promise<VisitorUpstreamUnderTest>,
): void {
  describe(`${name} keeps the contract of visitors`, () => {
    let part: VisitorUpstreamUnderTest
    before(async () => {
      part = await setUp()
      for (const [type, config] of TRIGGERS) await showing(type, config)
    })
    after(() => part.close())

    const showing = async (triggerType: string, triggerConfig: object) => {
      const { ctx, workspaceId, form: contentId } = part
      const { graph } = draw(
        {
          start: { type: 'TRIGGER', config: { triggerType, triggerConfig: { ...triggerConfig } } },
          show: { type: 'CONTENT', contentId, config: { contentType: 'flow', display: 'drawer' } },
          done: { type: 'EXIT' },
        },
        [
          ['start', 'show'],
          ['show', 'done', 'completed'],
        ],
      )
      const rules = { allowAnonymous: true }
      const { id } = await createJourney(ctx, workspaceId, { name: triggerType, graph, rules })
      await publishAndActivate(ctx, workspaceId, id, 'activate')
    }
    const visitor = (lead?: string): UpstreamVisitor => ({
      id: crypto.randomUUID(),
      site: SITE,
      ...(lead !== undefined && { lead }),
    })
    const event = (name: string): VisitorEvent => ({
      event: name,
      properties: { why: 'why not' },
      messageId: crypto.randomUUID(),
      timestamp: part.ctx.now().toISOString(),
    })
    const identify = (who: UpstreamVisitor) => part.upstream.identifyVisitor!(who, call())
    const tell = (who: UpstreamVisitor, ...events: VisitorEvent[]) =>
      part.upstream.takeVisitorEvents!(who, events, call())
    const look = (...all: UpstreamVisitor[]) => part.upstream.sessionsToOpen!(all, call())

    it('tells a page what to watch for, all of it', async () => {
      const { triggers } = await identify(visitor())
      assert.deepEqual(triggers, await siteTriggers(part.ctx.db, part.workspaceId, SITE))
      const types = triggers.map(({ type }) => type)
      assert.deepEqual(types.toSorted(), TRIGGERS.map(([type]) => type).toSorted())
    })

    it('tells what is to be shown: to whom it is, at once and later', async () => {
      const who = visitor()
      assert.deepEqual(await tell(who, event('nothing of note')), { open: [] })
      const { open } = await tell(who, event('bought'))
      assert.deepEqual(
        open.map(({ kind, display, publicUrl }) => [kind, display, new URL(publicUrl).origin]),
        [['journey', 'drawer', part.upstream.sessionOrigins[0]]],
      )
      assert.ok(open[0]!.upstreamId.length > 0 && open[0]!.enrollmentId.length > 0)
      assert.deepEqual(await look(visitor(), who, visitor()), [
        { open: [] },
        { open },
        { open: [] },
      ])
      assert.deepEqual(await look(), [])
    })

    it('knows a lead by its number, and no other', async () => {
      const known = visitor(part.lead)
      await identify(known)
      assert.equal((await tell(known, event('bought'))).open.length, 1)
      const isRejected = (error: unknown) =>
        error instanceof UpstreamError && error.code === 'rejected'
      await assert.rejects(identify(visitor('999999999')), isRejected)
      await assert.rejects(tell(visitor('999999999'), event('bought')), isRejected)
    })

    it('refuses events that only the platform may tell of', async () => {
      await assert.rejects(tell(visitor(), event('form.submitted')), { code: 'rejected' })
    })
  })
}
