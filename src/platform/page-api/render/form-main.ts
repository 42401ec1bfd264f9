import { html } from 'hono/html'
import type { FormTexts } from '../../../texts/form/en.ts'
import { answeredPages } from '../../../texts/form/answered-pages.ts'
import { fill, plural } from '../../../texts/text.ts'
import { nextPage, previousPage } from '../../../wire/form-flow.ts'
import type { FormFlow } from '../../../wire/form-flow.ts'
import type { Answers, FormDefinition, FormPage } from '../../../wire/form.ts'
import type { FieldProblem } from '../../../wire/page.ts'
import { reviewPage } from '../../../wire/review.ts'
import { renderAnswers } from './answers-list.ts'
import { attributes } from './attributes.ts'
import { renderElsewhere } from './elsewhere.ts'
import type { Elsewhere } from './elsewhere.ts'
import { controlId } from './field/field-view.ts'
import { renderField } from './field/render-field.ts'
import type { Html } from './html.ts'
import { ownWords, saidOnce } from './own-words.ts'
import type { FormWords } from './own-words.ts'
import { renderPageList } from './page-list.ts'

export interface FormView {
  texts: FormTexts
  /** BCP 47, for numbers. */
  locale: string
  words: FormWords | undefined
  form: FormDefinition
  /** What of it is asked after these values. */
  flow: FormFlow
  values: Answers
  /** The page to show, from 1. */
  page: number
  /** The furthest page that was shown. */
  reached: number
  /** Whether Next leads back to the review, from where the visitor came to change an answer. */
  changes: boolean
  /** Where a page is shown to change an answer. */
  changeHref: (page: number) => string
  rev: number
  /** For sending without script: the same key is never submitted twice. */
  submitKey: string
  problems: readonly FieldProblem[]
  /** What is stored, so that it is known later what has been changed meanwhile. */
  seen: string
  /** What has been answered in another window since the form was shown that was sent. */
  elsewhere: Elsewhere | null
}

/** Names of what a form sends besides its answers, whose names are field ids. */
export const FORM_KEYS = {
  action: 'sf-action',
  page: 'sf-page',
  rev: 'sf-rev',
  submitKey: 'sf-submit-key',
  changes: 'sf-changes',
  seen: 'sf-seen',
} as const

/** What the action begins with that leads to another page; its number follows. */
export const GO_TO = 'page-'
const FORM_ID = 'sf-form'

/**
 * The whole form, one page of it shown. It can be read, filled in and sent as
 * it is; the page's script takes over when it runs.
 */
export function renderFormMain(view: FormView): Html {
  const { form, flow, page, problems, texts, elsewhere } = view
  const total = flow.pages.length
  const at = flow.pages.indexOf(page) + 1
  const shown = new Map(problems.map((problem) => [problem.field, problem]))
  const state = page === reviewPage(form) ? 'review' : 'form'
  return html`<main ${attributes({ 'data-sf-state': state, 'aria-label': form.title })}>
    ${defaultButton()}
    <header class="sf-header">
      ${form.title !== form.pages[0]?.title && html`<p class="sf-title">${ownWords(form.title, view.words)}</p>`}
      <div class="sf-progress" ${attributes({ hidden: total < 2 })}>
        <p id="sf-progress-text">${progress(view)}</p>
        <progress
          aria-labelledby="sf-progress-text"
          ${attributes({ value: at, max: total })}
        ></progress>
        ${renderPageList({ ...view, formId: FORM_ID, name: FORM_KEYS.action, prefix: GO_TO })}
      </div>
    </header>
    <sf-error-summary tabindex="-1">${problems.length > 0 && summary(view)}</sf-error-summary>
    ${elsewhere && renderElsewhere(elsewhere, { ...view, last: nextPage(flow, page) === null })}
    <form method="post" novalidate ${attributes({ id: FORM_ID, enctype: encoding(form) })}>
      ${form.pages.map((one, index) => section(view, one, index + 1, shown))} ${review(view)}
      ${hidden(view)}
      ${
        hasRequired(form) &&
        html`<p class="sf-legend">
          <span class="sf-mark" aria-hidden="true">*</span>
          <span data-sf-text="mustFill">${texts.mustFill}</span>
        </p>`
      }
      ${buttons(view)}
    </form>
    <sf-notice></sf-notice>
  </main>`
}

/**
 * Return in a text field presses a form's first button, which would lead to another page.
 * https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#implicit-submission
 */
function defaultButton(): Html {
  return html`<button
    type="submit"
    ${attributes({ form: FORM_ID, name: FORM_KEYS.action, value: 'continue' })}
    hidden
  ></button>`
}

function section(
  { flow, page, values, texts, locale, words }: FormView,
  one: FormPage,
  number: number,
  problems: ReadonlyMap<string, FieldProblem>,
): Html {
  const heading = `sf-page-${number}`
  return html`<section
    class="sf-page"
    ${attributes({
      'data-page': number,
      'data-asked': flow.pages.includes(number),
      'aria-labelledby': heading,
      hidden: number !== page,
    })}
  >
    <h1 tabindex="-1" ${attributes({ id: heading })}>${ownWords(one.title, words)}</h1>
    ${one.fields.map((field) =>
      renderField({
        texts,
        locale,
        words,
        field,
        hidden: !flow.pageOf.has(field.id),
        value: Object.hasOwn(values, field.id) ? values[field.id] : undefined,
        problem: problems.get(field.id)?.message,
        wrongPart: problems.get(field.id)?.part,
      }),
    )}
  </section>`
}

function review(view: FormView): Html | false {
  const { form, page, texts } = view
  const number = reviewPage(form)
  if (number === null) return false
  const heading = `sf-page-${number}`
  return html`<section
    class="sf-page"
    ${attributes({ 'data-page': number, 'aria-labelledby': heading, hidden: number !== page })}
  >
    <h1 tabindex="-1" data-sf-text="review" ${attributes({ id: heading })}>${texts.review}</h1>
    ${renderAnswers({ pages: answeredPages(form, view, view), ...view })}
  </section>`
}

function hidden({ page, rev, submitKey, changes, seen }: FormView): Html {
  const given = {
    [FORM_KEYS.page]: page,
    [FORM_KEYS.rev]: rev,
    [FORM_KEYS.submitKey]: submitKey,
    [FORM_KEYS.changes]: changes ? 1 : '',
    [FORM_KEYS.seen]: seen,
  }
  return html`${Object.entries(given).map(
    ([name, value]) => html`<input type="hidden" ${attributes({ name, value })} />`,
  )}`
}

function buttons({ flow, page, texts }: FormView): Html {
  const next = nextPage(flow, page)
  const button = (action: 'back' | 'next' | 'submit', shown: boolean) =>
    html`<button
      ${attributes({
        type: 'submit',
        class: action === 'back' ? 'sf-button' : 'sf-button sf-primary',
        name: FORM_KEYS.action,
        value: action,
        'data-sf-action': action,
        'data-sf-text': action,
        hidden: !shown,
      })}
    >
      ${texts[action]}
    </button>`
  return html`<div class="sf-actions">
    ${button('back', previousPage(flow, page) !== null)} ${button('next', next !== null)}
    ${button('submit', next === null)}
    <p class="sf-saved" data-sf-text="saved" hidden>${texts.saved}</p>
  </div>`
}

function summary({ form, problems, texts, locale, words }: FormView): Html {
  const fields = new Map(
    form.pages.flatMap((page) => page.fields).map((field) => [field.id, field]),
  )
  return html`<div class="sf-summary" role="alert">
    <h2>${plural(texts.problems, problems.length, locale)}</h2>
    <ul>
      ${problems.map(({ field: id, part, message }) => {
        const field = fields.get(id)
        return html`<li>
          <a ${attributes({ href: `#${field ? controlId(field, part) : ''}` })}
            >${message === field?.patternHelp ? saidOnce(message, words) : message}</a
          >
        </li>`
      })}
    </ul>
  </div>`
}

function progress({ texts, locale, page, flow }: FormView): string {
  const number = new Intl.NumberFormat(locale)
  return fill(texts.progress, {
    page: number.format(flow.pages.indexOf(page) + 1),
    pages: number.format(flow.pages.length),
  })
}

function encoding({ pages }: FormDefinition): string | undefined {
  const takesFiles = pages.some(({ fields }) => fields.some(({ type }) => type === 'file'))
  return takesFiles ? 'multipart/form-data' : undefined
}

function hasRequired(form: FormDefinition): boolean {
  return form.pages.some((page) => page.fields.some((field) => field.required && !field.readOnly))
}
