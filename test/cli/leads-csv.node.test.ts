import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CommandError } from '../../src/cli/command-error.ts'
import { parseLeadsCsv } from '../../src/cli/leads-csv.ts'

const problemsOf = (text: string): string[] => {
  try {
    parseLeadsCsv('leads.csv', text)
    return []
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return error.problems.length > 0 ? [...error.problems] : [error.message]
  }
}

describe('leads from CSV', () => {
  it('reads numbers, groups and data fields, with a byte order mark and CRLF', () => {
    const text =
      '\uFEFFnumber,leadGroup,firstname,notes\r\n42,Loans,Ada,"two\r\nlines, one ""quote"""\r\n,,Grace,\r\n'
    assert.deepEqual(parseLeadsCsv('leads.csv', text), [
      {
        line: 2,
        number: '42',
        leadGroup: 'Loans',
        values: { firstname: 'Ada', notes: 'two\nlines, one "quote"' },
      },
      { line: 4, values: { firstname: 'Grace' } },
    ])
  })

  it('names the line of each problem, counted in the file and not in records', () => {
    const text = 'number,notes\n1,"a\nb"\nx1,c\n7\n007,d\n1,e\n'
    assert.deepEqual(problemsOf(text), [
      'line 4: number must be 1 to 15 digits, not beginning with 0',
      'line 5: 1 values for 2 columns',
      'line 6: number must be 1 to 15 digits, not beginning with 0',
      'line 7: the number is in line 2 already',
    ])
  })

  it('says what is wrong with the head', () => {
    assert.match(problemsOf('').join(), /leads.csv is empty/)
    assert.deepEqual(problemsOf('number,,first name,number\n'), [
      'column 2 has no usable name: a letter, then up to 63 letters, digits, ".", "_" or "-"',
      'column 3 has no usable name: a letter, then up to 63 letters, digits, ".", "_" or "-"',
      'column 4 has the name "number" again',
    ])
  })

  it('takes __proto__ for no column', () => {
    assert.equal(problemsOf('__proto__\nx\n').length, 1)
  })

  it('says where a quote is left open', () => {
    assert.match(
      problemsOf('number,notes\n1,"open\n2,b\n').join(),
      /^leads.csv, line \d: a quoted value/,
    )
  })

  it('lists the first twenty problems and counts the rest', () => {
    const problems = problemsOf(`number\n${'x\n'.repeat(50)}`)
    assert.equal(problems.length, 21)
    assert.equal(problems.at(-1), 'and 30 more')
  })

  it('quotes no values', () => {
    assert.doesNotMatch(problemsOf('number\ncanary\n').join(), /canary/)
  })
})
