import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseWorkspaceFile, WorkspaceFileError } from '../../src/wire/parse-workspace-file.ts'

const OWN = 'e2c9e7c5-4a2f-4e68-8c3b-7f9a6d5b3e24'

function problems(copy: unknown): readonly string[] {
  const pages = [
    {
      title: 'You',
      fields: [
        { type: 'input', label: 'Name', dataField: 'name' },
        { type: 'email', label: 'Known', dataField: 'known', readOnly: true },
        { type: 'consent', label: 'Terms', dataField: 'terms', readOnly: true },
      ],
    },
    {
      title: 'More',
      fields: [
        { type: 'email', label: 'Email', dataField: 'email' },
        { id: OWN, type: 'email', label: 'Another' },
        { type: 'checkbox', label: 'A copy', dataField: 'copy' },
        { type: 'consent', label: 'Agreed', dataField: 'agreed' },
      ],
    },
  ]
  try {
    parseWorkspaceFile({ forms: [{ name: 'F', title: 'T', pages, copy }] })
  } catch (error) {
    assert.ok(error instanceof WorkspaceFileError)
    return error.problems.map((problem) => problem.replace('forms[0].', ''))
  }
  return []
}

describe('the copy of answers that a form in a workspace file sends', () => {
  it('goes to an email question, named by id or data field, on whichever page', () => {
    assert.deepEqual(problems(undefined), [])
    assert.deepEqual(problems({ to: 'email' }), [])
    assert.deepEqual(problems({ to: OWN, if: 'copy' }), [])
    assert.deepEqual(problems({ to: 'email', if: 'agreed' }), [])
  })

  it('goes to nothing else', () => {
    assert.deepEqual(problems({ to: 'mail' }), [
      'copy.to: "mail" is the id or dataField of no field',
    ])
    assert.deepEqual(problems({ to: 'name' }), [
      'copy.to: "name" is a field of type input; name an email question',
    ])
    assert.deepEqual(problems({ to: 'known' }), [
      'copy.to: "known" is readOnly; name an email question that the visitor answers',
    ])
    assert.equal(problems({}).length, 1)
    assert.equal(problems({ to: 'email', when: 'copy' }).length, 1)
  })

  it('is asked for by ticking a box', () => {
    const what = 'a checkbox or consent question'
    assert.deepEqual(problems({ to: 'email', if: 'name' }), [
      `copy.if: "name" is a field of type input; name ${what}`,
    ])
    assert.deepEqual(problems({ to: 'email', if: 'terms' }), [
      `copy.if: "terms" is readOnly; name ${what} that the visitor answers`,
    ])
    assert.deepEqual(problems({ to: 'email', if: 'nothing' }), [
      'copy.if: "nothing" is the id or dataField of no field',
    ])
  })
})
