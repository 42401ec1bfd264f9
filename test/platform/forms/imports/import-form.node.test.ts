import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assert as check, constantFrom, jsonValue, property } from 'fast-check'
import { importForm } from '../../../../src/platform/forms/imports/import-form.ts'
import { ImportError } from '../../../../src/platform/forms/imports/imported-form.ts'
import {
  WorkspaceFileError,
  parseWorkspaceFile,
} from '../../../../src/wire/parse-workspace-file.ts'

/** As it would be applied. */
function imported(json: unknown) {
  const { form, notes } = importForm(json)
  const [applied] = parseWorkspaceFile({ forms: [form] }).forms
  assert.ok(applied)
  return { form: applied, notes, fields: applied.pages.flatMap(({ fields }) => fields) }
}

const FIRST = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const asked = (text: string, type: string, more: object = {}) => ({
  text,
  type,
  dataField: null,
  journeyFieldId: FIRST,
  readOnly: false,
  required: false,
  ...more,
})

describe('a snapshot of FLG 360', () => {
  it('keeps questions, ids and data fields, within a session or by itself', () => {
    const body = [
      asked('First name', 'input', { dataField: 'firstname', required: true }),
      asked('Agent', 'input', {
        dataField: 'agent',
        readOnly: true,
        journeyFieldId: '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d',
      }),
    ]
    const snapshot = { title: 'Example Journey', leadGroup: null, templateName: 'EXAMPLE', body }
    const { form, notes, fields } = imported({ sessionId: 'x', journeySnapshot: snapshot })
    assert.deepEqual(notes, [])
    assert.deepEqual([form.name, form.title], ['EXAMPLE', 'Example Journey'])
    const first = { id: FIRST, type: 'input', label: 'First name', dataField: 'firstname' }
    assert.deepEqual(fields[0], { ...first, required: true })
    assert.equal(fields[1]?.readOnly, true)
    assert.deepEqual(imported(snapshot).form, form)
  })

  it('asks for what it does not know as text, and says so', () => {
    const page = { title: 'One', pageId: '00000000-0000-4000-8000-000000000001' }
    const { form, notes, fields } = imported({
      title: 'T',
      leadGroup: 'g1',
      pages: [page],
      body: [
        asked('Colour', 'picker', { pageId: page.pageId, dataField: 'not a name' }),
        asked('Wide', 'input', { journeyFieldId: 'a', readOnly: true }),
      ],
    })
    assert.deepEqual(
      form.pages.map(({ title }) => title),
      ['T', 'One'],
    )
    assert.deepEqual(
      fields.map(({ type, label }) => [type, label]),
      [
        ['input', 'Wide'],
        ['input', 'Colour'],
      ],
    )
    assert.equal(notes.length, 4)
  })
})

describe('a JSON Schema', () => {
  it('asks for each property by its type, objects on pages of their own', () => {
    const { form, notes, fields } = imported({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Order',
      type: 'object',
      required: ['email', 'size'],
      properties: {
        email: { type: 'string', format: 'email', title: 'E-mail' },
        size: { enum: ['S', 'M', 'L'] },
        count: { type: 'integer', minimum: 1, maximum: 9, description: 'How many' },
        extras: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1 },
        code: { type: 'string', pattern: '^[A-Z]{3}' },
        agreed: { type: 'boolean' },
        source: { const: 'web' },
        address: { $ref: '#/$defs/address' },
      },
      $defs: {
        address: {
          type: 'object',
          title: 'Address',
          required: ['city'],
          properties: { city: { type: ['string', 'null'] }, 'post code': { type: 'string' } },
        },
      },
    })
    assert.deepEqual(
      fields.map(({ type, dataField, required = false }) => [type, dataField, required]),
      [
        ['email', 'email', true],
        ['radio', 'size', true],
        ['number', 'count', false],
        ['checkboxes', 'extras', false],
        ['input', 'code', false],
        ['checkbox', 'agreed', false],
        ['hidden', 'source', false],
        ['input', 'address.city', true],
        ['input', 'address.post_code', false],
      ],
    )
    assert.deepEqual(
      form.pages.map(({ title }) => title),
      ['Order', 'Address'],
    )
    const code = new RegExp(`^(?:${fields[4]?.pattern})$`, 'u')
    assert.deepEqual(
      ['ABCd', 'xABC', 'AB'].map((text) => code.test(text)),
      [true, false, false],
    )
    assert.deepEqual(notes, ['count: fractions are taken too'])
  })

  it('ends where an object holds itself', () => {
    const node = { type: 'object', properties: { name: { type: 'string' }, next: { $ref: '#' } } }
    assert.match(imported(node).notes.join(), /deeper than 5/)
  })
})

describe('a survey of SurveyJS', () => {
  it('keeps pages, questions, choices and comparisons', () => {
    const { form, notes, fields } = imported({
      title: { default: 'Visit', de: 'Besuch' },
      completedHtml: '<h3>Thanks <b>a lot</b></h3>',
      pages: [
        {
          name: 'p1',
          elements: [
            { type: 'text', name: 'mail', inputType: 'email', isRequired: true },
            {
              type: 'radiogroup',
              name: 'how many',
              choices: [1, { value: 2, text: 'Two' }],
            },
            {
              type: 'panel',
              name: 'panel',
              visibleIf: '{how many} = 2',
              elements: [
                { type: 'comment', name: 'why', visibleIf: "{mail} notempty and {mail} != 'x'" },
              ],
            },
          ],
        },
        {
          name: 'p2',
          title: 'More',
          visibleIf: "({how many} anyof [1, 2]) or {mail} contains 'a'",
          elements: [
            { type: 'rating', name: 'stars', rateMax: 7 },
            { type: 'matrix', name: 'grid', visibleIf: 'age({mail}) > 3' },
            { type: 'signaturepad', name: 'signed', isRequired: true },
            { type: 'html', name: 'note', html: '<p>Hello</p>' },
          ],
        },
      ],
    })
    assert.deepEqual(
      fields.map(({ type, dataField }) => [type, dataField]),
      [
        ['email', 'mail'],
        ['radio', 'how_many'],
        ['textarea', 'why'],
        ['rating', 'stars'],
        ['input', 'grid'],
        ['signature', 'signed'],
        ['statement', undefined],
      ],
    )
    assert.deepEqual(fields[2]?.showWhen, {
      all: [
        { field: 'how_many', operator: 'equals', value: 2 },
        {
          all: [
            { field: 'mail', operator: 'isNotEmpty' },
            { field: 'mail', operator: 'notEquals', value: 'x' },
          ],
        },
      ],
    })
    assert.deepEqual(form.pages[1]?.showWhen, {
      any: [
        {
          any: [
            { field: 'how_many', operator: 'equals', value: 1 },
            { field: 'how_many', operator: 'equals', value: 2 },
          ],
        },
        { field: 'mail', operator: 'contains', value: 'a' },
      ],
    })
    assert.deepEqual(form.thankYou, { title: 'Thank you', text: 'Thanks a lot' })
    assert.deepEqual(notes, [
      'grid: visibleIf "age({mail}) > 3" is left out',
      'grid: the type "matrix" is asked as text',
      'completedHtml: its words alone are kept',
      'de: "<h3>Thanks <b>a lot</b></h3>" is not translated, and stands there as it is',
      'de: "Two" is not translated, and stands there as it is',
      'de: "More" is not translated, and stands there as it is',
      'de: "<p>Hello</p>" is not translated, and stands there as it is',
    ])
  })

  it('asks for files and signatures, with the limits that it has', () => {
    const elements = [
      { type: 'file', name: 'cv', isRequired: true, acceptedTypes: '.pdf, .docx', maxSize: 2048 },
      { type: 'file', name: 'photos', acceptedTypes: 'image/*', allowMultiple: true, maxSize: 0 },
      { type: 'file', name: 'any', acceptedTypes: 'whatever you like' },
      { type: 'signaturepad', name: 'signed', signatureWidth: 300 },
    ]
    const { notes, fields } = imported({ title: 'T', pages: [{ name: 'p', elements }] })
    assert.deepEqual(notes, [])
    const kept = fields.map(({ type, accept, maxSize, maxFiles, required }) => ({
      type,
      accept,
      maxSize,
      maxFiles,
      required,
    }))
    const none = { accept: undefined, maxSize: undefined, maxFiles: undefined, required: undefined }
    assert.deepEqual(kept, [
      { ...none, type: 'file', accept: '.pdf, .docx', maxSize: 2048, required: true },
      { ...none, type: 'file', accept: 'image/*', maxFiles: 20 },
      { ...none, type: 'file' },
      { ...none, type: 'signature' },
    ])
  })

  it('keeps what it says in other languages, under the tags that we write', () => {
    const { form, notes } = imported({
      title: { default: 'Visit', de: 'Besuch', 'pt-br': 'Visita' },
      locale: 'en',
      completedHtml: { en: '<p>Fine</p>', de: '<p>Gut</p>', 'pt-br': 'Bom' },
      elements: [
        {
          type: 'dropdown',
          name: 'size',
          title: { default: 'Size', de: 'Größe', 'pt-br': 'Tamanho' },
          description: { default: 'Of the hat', de: 'Des Huts', 'pt-br': '' },
          choices: [{ value: 's', text: { en: 'Small', de: 'Klein', 'pt-br': 'Pequeno' } }],
        },
      ],
    })
    assert.equal(form.language, 'en')
    assert.deepEqual(Object.keys(form.translations ?? {}), ['de', 'pt-BR'])
    assert.deepEqual(form.translations?.['de'], {
      title: 'Besuch',
      pages: { Visit: 'Besuch' },
      fields: { size: { label: 'Größe', help: 'Des Huts', options: { s: 'Klein' } } },
      thankYou: { title: 'Vielen Dank', text: 'Gut' },
    })
    assert.equal(form.translations?.['pt-BR']?.fields['size']?.help, 'Of the hat')
    assert.deepEqual(notes, [
      'completedHtml: its words alone are kept',
      'pt-br: "Of the hat" is not translated, and stands there as it is',
    ])
  })
})

describe('what is no form', () => {
  it('is refused with words, whatever it is', () => {
    for (const json of [null, 7, 'x', [], {}, { a: 1 }]) {
      assert.throws(() => importForm(json), ImportError)
    }
    const format = constantFrom('flg', 'json-schema', 'surveyjs')
    check(
      property(jsonValue(), format, (json, from) => {
        try {
          imported(importForm(json, from).form)
        } catch (error) {
          assert.ok(
            error instanceof ImportError || error instanceof WorkspaceFileError,
            String(error),
          )
        }
      }),
      { numRuns: 300 },
    )
  })
})
