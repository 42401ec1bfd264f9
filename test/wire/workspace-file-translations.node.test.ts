import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseWorkspaceFile, WorkspaceFileError } from '../../src/wire/parse-workspace-file.ts'

function problems(translations: unknown, more: object = {}): readonly string[] {
  const pages = [
    {
      title: 'You',
      fields: [
        { type: 'input', label: 'Name', dataField: 'name', help: 'In full' },
        {
          type: 'radio',
          label: 'Colour',
          options: [
            { value: 'r', label: 'Red' },
            { value: 'b', label: 'Blue' },
          ],
        },
        { type: 'hidden', label: 'Source', dataField: 'source' },
      ],
    },
  ]
  try {
    parseWorkspaceFile({
      forms: [{ name: 'F', title: 'T', language: 'en', translations, pages, ...more }],
    })
  } catch (error) {
    assert.ok(error instanceof WorkspaceFileError)
    return error.problems.map((problem) => problem.replace('forms[0].', ''))
  }
  return []
}

const german = {
  title: 'T',
  pages: { You: 'Sie' },
  fields: {
    name: { label: 'Name', help: 'Vollständig' },
    Colour: { label: 'Farbe', options: { r: 'Rot', b: 'Blau' } },
  },
}
const of = (fields: object) => ({ de: { ...german, fields: { ...german.fields, ...fields } } })

describe('the translations of a form in a workspace file', () => {
  it('say all that the form says, field by field', () => {
    assert.deepEqual(problems({ de: german }), [])
  })

  it('lack nothing', () => {
    assert.deepEqual(problems({ de: { title: 'T', pages: {}, fields: { Colour: {} } } }), [
      'translations.de.pages.You: is missing; translate it',
      'translations.de.fields.name.label: is missing; translate it',
      'translations.de.fields.name.help: is missing; translate it',
      'translations.de.fields.Colour.label: is missing; translate it',
      'translations.de.fields.Colour.options.r: is missing; translate it',
      'translations.de.fields.Colour.options.b: is missing; translate it',
    ])
    const thankYou = { title: 'Thanks', text: 'Bye' }
    assert.deepEqual(problems({ de: german }, { thankYou }), [
      'translations.de.thankYou: is missing; translate it',
    ])
  })

  it('say nothing that the form does not say', () => {
    assert.deepEqual(
      problems({
        de: {
          ...german,
          pages: { ...german.pages, Me: 'Ich' },
          fields: {
            name: { label: 'Name', help: 'Vollständig', minLabel: 'Nie' },
            Colour: { label: 'Farbe', options: { r: 'Rot', b: 'Blau', g: 'Grün' } },
            nobody: { label: 'Niemand' },
          },
          thankYou: { title: 'Danke', text: 'Bis bald' },
        },
      }),
      [
        'translations.de.pages.Me: there is no page with this id or title',
        'translations.de.fields.nobody: there is no field with this id or dataField, or label without both',
        'translations.de.fields.name.minLabel: the field itself has none; remove it',
        'translations.de.fields.Colour.options.g: is no value of an option',
        'translations.de.thankYou: the form itself has none; remove it',
      ],
    )
    // What has a data field is known by that.
    assert.match(
      problems(of({ Name: { label: 'Name' } })).join(),
      /fields\.Name: there is no field/,
    )
  })

  it('are in languages that are not the form’s own, and that is known', () => {
    assert.deepEqual(problems({ en: german }), [
      'translations.en: is the language of the form itself; remove it',
    ])
    assert.deepEqual(problems({ de: german }, { language: undefined }), [
      'language: is missing; say which language the texts of the form itself are in',
    ])
    assert.match(problems({ DE: german }).join(), /must be a language tag such as "de"/)
  })
})
