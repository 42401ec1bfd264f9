import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { newEdge, newNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph, JourneyNode } from '../../../src/platform/journeys/graph.ts'
import {
  ACTION_SETTINGS,
  NODE_SETTINGS,
} from '../../../src/platform/journeys/node-settings/published-schemas.ts'
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
  ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  // As the standard has it, of which the package's own leaves the "u" out: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.8
  ajv.addFormat('regex', (pattern: string) => {
    try {
      return new RegExp(pattern, 'u') instanceof RegExp
    } catch {
      return false
    }
  })
  for (const name of ['settings', 'actions']) {
    const built = new URL(`../../../dist/journey-${name}.schema.json`, import.meta.url)
    ajv.addSchema(JSON.parse(await readFile(built, 'utf8')) as object, name)
  }
})

/** Holds both against each other, and sees to it that there is something to agree on. */
function agree(
  schema: string,
  settings: fc.Arbitrary<Record<string, unknown>>,
  of: (config: Record<string, unknown>) => { node: JourneyNode; graph?: JourneyGraph },
  codes: readonly string[],
  counts = isError,
) {
  const validate = ajv.getSchema(schema)
  assert.ok(validate)
  const seen = { right: 0, wrong: 0 }
  const property = fc.property(settings, (config) => {
    const { node, graph = surroundings.graph } = of(config)
    const problems = nodeProblems(node, { ...surroundings, graph }).filter(
      (one) => counts(one) && codes.includes(one.code),
    )
    const isRight = validate(config)
    seen[isRight ? 'right' : 'wrong']++
    assert.equal(problems.length === 0, isRight, JSON.stringify({ config, problems }))
  })
  fc.assert(property, { numRuns: 1500 })
  assert.ok(seen.right > 50 && seen.wrong > 50, JSON.stringify(seen))
}

const anything = fc.jsonValue() as fc.Arbitrary<unknown>
/** Mostly what it should be. */
const mostly = (arb: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: arb }, { weight: 1, arbitrary: anything })
const partly = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(model).map(([key, arb]) => [key, mostly(arb)])), {
    requiredKeys: [],
    noNullPrototype: true,
  }) as fc.Arbitrary<Record<string, unknown>>

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

const criterion = fc.record(
  {
    Property: fc.constantFrom('city', 'age', ''),
    Operator: fc.constantFrom('equals', 'is set', 'matches regex', "doesn't match regex", 'is'),
    Value: fc.constantFrom<unknown>('Leeds', 7, null, '^a+$', '(', '\\\\-', '', 'x'.repeat(501)),
  },
  { requiredKeys: ['Property', 'Operator'] },
)
const criteria = fc.array(criterion, { maxLength: 2 })
const operator = fc.constantFrom('and', 'OR', 'xor', '')

it('publishing and the JSON Schema agree on ConditionSettings, whatever is written', () => {
  const settings = fc.oneof(
    partly({ Criteria: criteria, CriteriaOperator: operator }),
    partly({
      branches: fc.array(partly({ handle: fc.string(), criteria, operator }), { maxLength: 2 }),
    }),
    partly({
      Criteria: criteria,
      branches: fc.array(partly({ handle: fc.string(), criteria }), { maxLength: 2 }),
    }),
    fc.dictionary(fc.string(), anything, { noNullPrototype: true }),
  )
  const graph = { ...surroundings.graph, edges: [newEdge({ id: 'e', source: 'n', target: 'm' })] }
  agree(
    'settings#/$defs/ConditionSettings',
    settings,
    (config) => ({ node: newNode({ id: 'n', type: 'CONDITION', config }), graph }),
    ['settings', 'pattern', 'condition'],
  )
})

it('publishing and the JSON Schema agree on SplitSettings, but for sums and edges, which no schema knows', () => {
  const weight = fc.constantFrom<unknown>(0, 33.3, 50, 100, 101, -1, '50')
  const settings = fc.oneof(
    partly({ branches: fc.array(partly({ handle: fc.string(), weight }), { maxLength: 3 }) }),
    partly({ weights: fc.dictionary(fc.string(), weight, { maxKeys: 3, noNullPrototype: true }) }),
    fc.dictionary(fc.string(), anything, { noNullPrototype: true }),
  )
  const graph = { ...surroundings.graph, edges: [newEdge({ id: 'e', source: 'n', target: 'm' })] }
  agree(
    'settings#/$defs/SplitSettings',
    settings,
    (config) => ({ node: newNode({ id: 'n', type: 'SPLIT', config }), graph }),
    ['settings'],
  )
})

const number = fc.constantFrom<unknown>(
  1,
  7,
  0,
  -1,
  1.5,
  '7',
  '07',
  '',
  '9'.repeat(15),
  '9'.repeat(16),
  2 ** 53,
)
const ACTIONS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  AddTag: { TargetTagID: number },
  RemoveTag: { TargetTagID: number },
  Subscribe: { TargetListID: number },
  Unsubscribe: { TargetListID: number },
  StartJourney: { TargetJourneyID: number },
  ExitJourney: { TargetJourneyID: fc.oneof(number, fc.array(number, { maxLength: 2 })) },
  UpdateCustomFieldValue: {
    TargetCustomFieldID: fc.constantFrom<unknown>(3, '4', 0),
    NewCustomFieldValue: fc.constantFrom<unknown>(
      'Bath',
      '',
      7,
      true,
      null,
      '\0',
      '\uD800',
      '\u{1F600}',
      'x'.repeat(10_001),
    ),
  },
}

for (const [kind, model] of Object.entries(ACTIONS)) {
  it(`publishing and the JSON Schema agree on ${kind}, whatever is written`, () => {
    agree(
      `actions#/$defs/${kind}`,
      partly(model),
      (config) => ({ node: newNode({ id: 'n', type: 'ACTION', kind, config }) }),
      ['settings'],
    )
  })
}

const address = fc.constantFrom<unknown>(
  'ada@example.com',
  '',
  null,
  'ada',
  'a b@example.com',
  `${'a'.repeat(250)}@b.co`,
)
const person = partly({
  Name: fc.constantFrom<unknown>('Ada', '', null, 'x'.repeat(201)),
  Email: address,
})
const url = fc.constantFrom<unknown>(
  'https://hooks.example.com/a?b=c',
  'http://127.0.0.1:8080/',
  'hooks.example.com',
  'https://',
  'https://a b.example',
  '',
  `https://example.com/${'x'.repeat(2048)}`,
)
const EFFECTS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  SendEmail: {
    EmailID: number,
    From: fc.option(person),
    ReplyTo: fc.option(person),
    Subject: fc.constantFrom<unknown>('Hello', '', null, 'x'.repeat(999)),
  },
  SendSMS: {
    Message: fc.constantFrom<unknown>('Hello', '', 1, 'x'.repeat(1601)),
    PhoneField: fc.constantFrom<unknown>('mobile', '', 'a b', null),
    WebhookURL: url,
  },
  Webhook: { WebhookURL: url, URL: url },
}

for (const [kind, model] of Object.entries(EFFECTS)) {
  it(`a warning of publishing and the JSON Schema agree on ${kind}, whatever is written`, () => {
    agree(
      `actions#/$defs/${kind}`,
      partly(model),
      (config) => ({ node: newNode({ id: 'n', type: 'ACTION', kind, config }) }),
      ['action'],
      () => true,
    )
  })
}

it('actions without parameters take what they get', () => {
  const known = new Set([...Object.keys(ACTIONS), ...Object.keys(EFFECTS)])
  for (const kind of Object.keys(ACTION_SETTINGS).filter((one) => !known.has(one))) {
    const validate = ajv.getSchema(`actions#/$defs/${kind}`)
    assert.equal(validate?.({ Notes: 'x' }), true, kind)
  }
})
