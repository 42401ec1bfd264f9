import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { newNode } from '../../../src/platform/journeys/graph.ts'
import { NODE_SETTINGS } from '../../../src/platform/journeys/node-settings/published-schemas.ts'
import { defaultRules } from '../../../src/platform/journeys/rules.ts'
import { nodeProblems } from '../../../src/platform/journeys/validate/node-problems.ts'
import { isError } from '../../../src/platform/journeys/validate/problem.ts'

type Name = keyof typeof NODE_SETTINGS

const trigger = (triggerType: string) => (triggerConfig: object) => ({
  type: 'TRIGGER' as const,
  config: { triggerType, triggerConfig },
})
const node = (type: 'WAIT' | 'WAIT_FOR_EVENT') => (config: object) => ({
  type,
  config: config as Record<string, unknown>,
})

/** The node that the settings are of, and settings that are right and wrong. */
const CASES: Partial<
  Record<
    Name,
    { of: (settings: object) => Parameters<typeof makeNode>[0]; right: object[]; wrong: object[] }
  >
> = {
  UrlMatchTrigger: {
    of: trigger('URL_MATCH'),
    right: [{ matchType: 'exact', pattern: '/a' }],
    wrong: [{}, { matchType: 'near', pattern: '/a' }, { matchType: 'exact', pattern: '' }],
  },
  CustomEventTrigger: {
    of: trigger('CUSTOM_EVENT'),
    right: [{ eventName: 'paid', more: 1 }],
    wrong: [{}, { eventName: 7 }],
  },
  ElementClickTrigger: {
    of: trigger('ELEMENT_CLICK'),
    right: [{ selector: '#buy' }],
    wrong: [{ selector: '' }],
  },
  WaitSettings: {
    of: node('WAIT'),
    right: [
      { WaitAmount: 2, WaitUnit: 'days' },
      { duration: 1.5, unit: 'hour' },
      { duration: { amount: 3, unit: 'weeks' } },
      { until: '2026-11-24T09:00:00+01:00' },
      { date: '2026-11-24' },
    ],
    wrong: [{}, { duration: 0, unit: 'hour' }, { until: 'soon' }, { duration: { amount: 3 } }],
  },
  WaitForEventSettings: {
    of: node('WAIT_FOR_EVENT'),
    right: [
      { eventName: 'paid' },
      { eventName: 'paid', timeout: null },
      { eventName: 'paid', timeout: { amount: 2, unit: 'days' } },
      { eventName: 'paid', timeout: { date: '2026-11-24' } },
    ],
    wrong: [{}, { eventName: '' }, { eventName: 'paid', timeout: 5 }],
  },
}

function makeNode(settings: { type: 'TRIGGER' | 'WAIT' | 'WAIT_FOR_EVENT'; config: object }) {
  return newNode({ id: 'n', ...settings, config: settings.config as Record<string, unknown> })
}

const surroundings = {
  graph: { nodes: [], edges: [], extra: {} },
  rules: defaultRules(),
  missingContent: new Set<string>(),
}

let ajv: Ajv2020
before(async () => {
  const built = new URL('../../../dist/journey-settings.schema.json', import.meta.url)
  ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  ajv.addSchema(JSON.parse(await readFile(built, 'utf8')) as object, 'settings')
})

for (const [name, { of, right, wrong }] of Object.entries(CASES)) {
  it(`publishing and the JSON Schema agree on ${name}`, () => {
    const validate = ajv.getSchema(`settings#/$defs/${name}`)
    assert.ok(validate)
    for (const [list, expected] of [[right, true] as const, [wrong, false] as const]) {
      for (const settings of list) {
        const what = JSON.stringify(settings)
        assert.equal(validate(settings), expected, `the schema on ${what}`)
        const problems = nodeProblems(makeNode(of(settings)), surroundings).filter(isError)
        assert.equal(problems.length === 0, expected, `publishing on ${what}`)
      }
    }
  })
}

it('every one of the schemas is in the file', () => {
  for (const name of Object.keys(NODE_SETTINGS)) assert.ok(ajv.getSchema(`settings#/$defs/${name}`))
})
