import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { CommandError, UsageError } from '../../src/cli/command-error.ts'
import { parseLeadsCsv } from '../../src/cli/leads-csv.ts'
import { readSettings } from '../../src/cli/settings/read-settings.ts'
import { SETTING_NAMES } from '../../src/cli/settings/settings.ts'

describe('the environment', () => {
  const likely = fc.constantFrom('flg', '0', '1', '8080', 'https://a.example', 'http://b', 'info')
  const names = fc.constantFrom(...SETTING_NAMES, 'SESSIONFRAME_SECRETS', 'HOME')
  // A canary that no message may repeat.
  const canary = fc.string({ unit: 'binary' }).map((text) => `canary${text}`)
  const environments = fc.dictionary(names, fc.oneof(likely, canary, fc.webUrl()))

  it('whatever is in it, gives settings or a UsageError that repeats no value', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        try {
          const { warnings } = readSettings(environment)
          assert.doesNotMatch(warnings.join(), /canary/)
        } catch (error) {
          if (!(error instanceof UsageError)) throw error
          assert.doesNotMatch([error.message, ...error.problems].join(), /canary/)
        }
      }),
    )
  })
})

describe('leads as CSV', () => {
  it('of any text are rows or a CommandError', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '""', '\n', 'number', '__proto__', '\ufeff'),
    )
    const table = fc
      .array(fc.array(cell).map((cells) => cells.join(',')))
      .map((rows) => rows.join('\n'))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), table), (text) => {
        try {
          for (const row of parseLeadsCsv('leads.csv', text)) {
            assert.ok(Object.values(row).every((value) => typeof value === 'string'))
          }
        } catch (error) {
          assert.ok(error instanceof CommandError, String(error))
        }
      }),
    )
  })

  it('that are right are read as they were written', () => {
    const name = fc.stringMatching(/^[a-z]{1,10}$/)
    const value = fc.string({ unit: 'grapheme' }).map((text) => text.trim())
    const tables = fc
      .uniqueArray(name, { minLength: 2, maxLength: 4 })
      .chain((columns) =>
        fc.tuple(
          fc.constant(columns),
          fc.array(fc.tuple(...columns.map(() => value)), { maxLength: 4 }),
        ),
      )
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(tables, ([columns, rows]) => {
        const text = [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')
        const expected = rows.map((row) =>
          Object.fromEntries(row.map((cell, at) => [columns[at], cell])),
        )
        assert.deepEqual(parseLeadsCsv('leads.csv', text), expected)
      }),
    )
  })
})
