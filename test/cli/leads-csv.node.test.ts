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
  it('reads rows by the names in the head, with a byte order mark and CRLF', () => {
    const text =
      '\uFEFFnumber, firstname ,notes\r\n42,Ada,"two\r\nlines, one ""quote"""\r\n\r\n,Grace,\r\n'
    assert.deepEqual(parseLeadsCsv('leads.csv', text), [
      { number: '42', firstname: 'Ada', notes: 'two\r\nlines, one "quote"' },
      { number: '', firstname: 'Grace', notes: '' },
    ])
  })

  it('names each row with too few or too many values', () => {
    assert.deepEqual(problemsOf('number,notes\n1,"a\nb"\n7\n8,9\n1,2,3\n'), [
      'row 3: 1 values for 2 columns',
      'row 5: 3 values for 2 columns',
    ])
  })

  it('says what is wrong with the head', () => {
    assert.match(problemsOf('').join(), /leads.csv is empty/)
    assert.deepEqual(problemsOf('number,,number\n'), [
      'column 2 has no name',
      'column 3 has the name "number" again',
    ])
  })

  it('gives a column named __proto__ as a column', () => {
    const [row] = parseLeadsCsv('leads.csv', '__proto__\nx\n')
    assert.deepEqual(Object.entries(row ?? {}), [['__proto__', 'x']])
  })

  it('says where a quote is left open, and quotes no values', () => {
    const problems = problemsOf('number,notes\n1,"canary\n2,b\n').join()
    assert.match(problems, /^leads.csv: near line \d, a quoted value/)
    assert.doesNotMatch(problems, /canary/)
  })
})
