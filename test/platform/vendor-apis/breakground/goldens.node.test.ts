import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  breakgroundEnrollmentsAnswer,
  breakgroundJourneyAnswer,
  breakgroundJourneysAnswer,
} from '../../../../src/wire/vendors/breakground.ts'
import type { BreakgroundJourney } from '../../../../src/wire/vendors/breakground.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { allDocumented } from '../../../harness/documented-examples.ts'
import { fillIn, matchGolden, readGoldens } from '../../../harness/golden.ts'
import type { Names } from '../../../harness/golden.ts'
import { TRIGGER, journeyOf, serveBreakground } from './breakground-fixture.ts'
import type { Breakground, Call } from './breakground-fixture.ts'

/** One for each of BreakGround's calls. */
const CALLS = 11

const goldens = readGoldens('breakground')
const example = goldens.find(({ file }) => file === 'create-journey')?.request.body

const WAIT = { type: 'WAIT', config: { duration: 1, unit: 'days' } }
/** Five nodes in a row. */
const LONGER = {
  nodes: [TRIGGER, WAIT, { type: 'CONTENT', contentId: 'flow_abc' }, WAIT, { type: 'EXIT' }],
  edges: [1, 2, 3, 4].map((n) => ({
    sourceNodeId: `<node-${n}-id>`,
    targetNodeId: `<node-${n + 1}-id>`,
  })),
}

onBothDatabases('the examples of the page', (db, on) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  const create = async (call: Call, names: Names, more: object = {}) =>
    journeyOf(
      await call('POST', '/api/journeys', { ...fillIn(example as object, names), ...more }),
      201,
    )
  const named = ({ id, nodes }: BreakgroundJourney, names: Names): Names => ({
    ...names,
    journey: id,
    ...Object.fromEntries(nodes.map((node, at) => [`node${at + 1}`, node.id])),
  })

  /** What there is before the request; gives the names of it. */
  const GIVEN: Record<string, (call: Call, names: Names, workspaceId: string) => Promise<Names>> = {
    nothing: async (_call, names) => names,
    'a draft': async (call, names) => named(await create(call, names), names),
    'a published journey': async (call, names) => {
      const { id } = await create(call, names)
      return named(journeyOf(await call('POST', `/api/journeys/${id}/publish`)), names)
    },
    'an archived journey': async (call, names) => {
      const { id } = await create(call, names)
      return named(journeyOf(await call('DELETE', `/api/journeys/${id}`)), names)
    },
    'eight journeys': async (call, names, workspaceId) => {
      for (let n = 1; n < 8; n++) await create(call, names)
      const journey = await create(call, names, { goalConfig: null, ...LONGER })
      journeyOf(await call('POST', `/api/journeys/${journey.id}/publish`))
      await served.enrol(workspaceId, journey.id, 128)
      return { ...names, journey: journey.id }
    },
  }

  let good = 0
  for (const { file, given, request, status, answer } of goldens) {
    it(`${file}: ${request.method} ${request.path}, given ${given}`, async () => {
      const { call, siteId, workspaceId } = await served.workspace()
      const names = await GIVEN[given]!(call, { site: siteId }, workspaceId)
      const { method, path, body } = fillIn(request, names)
      const answered = await call(method, path, body)
      assert.equal(answered.status, status, JSON.stringify(answered.body))
      matchGolden(answered.body, answer, names)
      const schema = SCHEMAS[file] ?? breakgroundJourneyAnswer
      schema.parse(answered.body)
      good++
    })
  }

  it('are all there', (t) =>
    allDocumented(t, { vendor: 'BreakGround', on, passed: good, of: CALLS }))
})

/** Of the answers that are not one journey. */
const SCHEMAS: Record<string, { parse(body: unknown): unknown }> = {
  'list-journeys': breakgroundJourneysAnswer,
  'list-enrollments': breakgroundEnrollmentsAnswer,
}
