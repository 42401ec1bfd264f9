import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeAudit } from '../../tools/release/judge-audit.ts'

const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities })
const SHIPPED = new Set(['hono'])

describe('what npm audit says', () => {
  it('against what users get is held apart from what only we use', () => {
    const judged = judgeAudit(
      report({
        hono: { name: 'hono', severity: 'high', range: '<4.13.0' },
        tar: { name: 'tar', severity: 'low', range: '*' },
      }),
      SHIPPED,
    )
    assert.deepEqual(judged, {
      unasked: null,
      shipped: ['hono <4.13.0: high'],
      others: ['tar *: low'],
    })
  })

  it('is nothing where there is nothing', () => {
    assert.deepEqual(judgeAudit(report({}), SHIPPED), { unasked: null, shipped: [], others: [] })
  })

  for (const [what, printed] of [
    ['an error of the registry', JSON.stringify({ message: '405 Method Not Allowed' })],
    ['no JSON', 'npm error'],
    ['nothing', ''],
  ] as const) {
    it(`is not taken for a good word where it is ${what}`, () => {
      assert.notEqual(judgeAudit(printed, SHIPPED).unasked, null)
    })
  }
})
