import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemsOf } from '../../src/snippet/check-choices.ts'
import type { Choices } from '../../src/snippet/choices.ts'
import { SNIPPET_FORMS, whyNot, writeSnippet } from '../../src/snippet/snippet-forms.ts'
import { styleRule, textOn } from '../../src/snippet/style-rules.ts'

const choose = (
  attributes: Choices['attributes'] = {},
  more: Partial<Omit<Choices, 'attributes'>> = {},
): Choices => ({
  element: 'journey-session',
  scriptUrl: '/sessionframe.js',
  id: 'apply',
  opener: 'Apply now',
  ...more,
  attributes: { journey: 'form-1', endpoint: '/sessionframe/v1', ...attributes },
})

const write = (form: (typeof SNIPPET_FORMS)[number], choices: Choices) =>
  writeSnippet(form, choices, 'let starter')

describe('a snippet', () => {
  it('is a script tag that stands where the session will', () => {
    assert.equal(
      write('script', choose({ 'token-url': '/session-token', required: true })),
      `<script
  src="/sessionframe.js"
  data-journey="form-1"
  data-endpoint="/sessionframe/v1"
  data-token-url="/session-token"
  data-required=""
  async
></script>`,
    )
  })

  it('puts a language around a script tag, and the other direction with it', () => {
    const tag = write('script', choose({}, { lang: 'ar' }))
    assert.match(tag, /^<div lang="ar" dir="rtl">\n {2}<script\n/)
    assert.match(
      write('element', choose({}, { lang: 'de' })),
      /<journey-session lang="de" journey=/,
    )
  })

  it('has a button for what lies over the page, and a slotted one for what floats', () => {
    assert.equal(
      write('element', choose({ display: 'modal' })),
      `<script src="/sessionframe.js" async></script>
<button type="button" data-sessionframe-open="#apply">Apply now</button>
<journey-session
  id="apply"
  journey="form-1"
  endpoint="/sessionframe/v1"
  display="modal"
></journey-session>`,
    )
    assert.match(
      write('element', choose({ display: 'popover' })),
      />\n {2}<button type="button" slot="opener">Apply now<\/button>\n<\/journey-session>$/,
    )
  })

  it('is a link where an editor lets nothing else through', () => {
    const link = write('link', choose({ display: 'drawer' }))
    assert.match(link, /<a href="#sessionframe=apply">Apply now<\/a>/)
    assert.match(link, /<div\n {2}id="apply"\n {2}data-sessionframe="journey"\n/)
  })

  it('is a component of React, with its names', () => {
    const tsx = write('react', {
      ...choose({}, { element: 'appointment-booking', id: 'call' }),
      attributes: { 'appointment-type': 'a1', 'min-height': 400, display: 'modal' },
    })
    assert.match(tsx, /^import { AppointmentBooking } from 'sessionframe\/react'/)
    assert.match(tsx, / appointmentType="a1"\n/)
    assert.match(tsx, / minHeight=\{400\}\n/)
    assert.match(tsx, /<>\n {6}<button type="button" data-sessionframe-open="#call">/)
  })

  it('gives Vue no word where a property is none', () => {
    const vue = write('vue', choose({ 'min-height': 400, required: true }))
    assert.match(vue, / :min-height="400"\n/)
    assert.match(vue, / :required="true"\n/)
  })

  it('says of a form that is none why that is', () => {
    assert.match(whyNot('script', choose({ display: 'modal' })) ?? '', /marked div/)
    assert.match(whyNot('starter', choose({ loading: 'intent' })) ?? '', /at once/)
    assert.match(whyNot('starter', choose({ lead: '7' })) ?? '', /lead/)
    assert.match(whyNot('starter', choose({ display: 'drawer' })) ?? '', /opened/)
    for (const form of SNIPPET_FORMS) assert.equal(whyNot(form, choose()), undefined)
  })
})

describe('what is chosen', () => {
  for (const [what, choices, message] of [
    ['a token', choose({ 'token-url': '/t?jwt=eyJhbGciOi.eyJsZWFk.x' }), /never printed/],
    [
      'a token in the address of the script',
      choose({}, { scriptUrl: 'eyJh.eyJs.x' }),
      /never printed/,
    ],
    ['an id that is none', choose({ journey: 'a"b' }), /letters, digits/],
    ['no endpoint', choose({ endpoint: '' }), /endpoint/],
    ['no script', choose({}, { scriptUrl: '' }), /sessionframe\.js/],
    ['an id of the page that needs escapes', choose({}, { id: '1 a' }), /begins with a letter/],
    ['a lead that is none', choose({ lead: 'a b' }), /lead/],
    ['heights that leave nothing', choose({ 'min-height': 500, 'max-height': 400 }), /height/],
    ['a height that is no number', choose({ 'min-height': NaN }), /height/],
  ] as const) {
    it(`is refused: ${what}`, () => {
      const problems = problemsOf(choices)
      assert.equal(problems.length, 1)
      assert.match(problems[0] ?? '', message)
      assert.doesNotMatch(problems[0] ?? '', /eyJ/)
    })
  }

  it('is fine otherwise', () => assert.deepEqual(problemsOf(choose({ 'min-height': 400 })), []))
})

describe('the rule for a style sheet', () => {
  it('has what was chosen, with a text that can be read on the accent', () => {
    const rule = styleRule('journey-session', { colorScheme: 'dark', accent: '#f2b705', radius: 0 })
    assert.equal(
      rule,
      `journey-session {
  color-scheme: dark;
  --sessionframe-accent: #f2b705;
  --sessionframe-accent-text: #000000;
  --sessionframe-radius: 0px;
}`,
    )
    assert.equal(textOn('#0d5c63'), '#ffffff')
    assert.equal(styleRule('journey-session', {}), '')
  })

  it('finds a text for every accent', () => {
    const part = (value: number) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    for (let grey = 0; grey < 256; grey += 1) {
      const hex = grey.toString(16).padStart(2, '0')
      const light = part(grey / 255)
      const contrast =
        textOn(`#${hex}${hex}${hex}`) === '#ffffff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05
      assert.ok(contrast >= 4.5, `${hex}: ${contrast}`)
    }
  })
})
