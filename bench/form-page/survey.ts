import type { FormDefinition, FormField } from '../../src/wire/form.ts'

/** The same form in SurveyJS's own JSON: https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey */
function surveyJson({ title, pages }: FormDefinition): object {
  return {
    title,
    showProgressBar: true,
    pages: pages.map((page, index) => ({
      name: `page${index + 1}`,
      title: page.title,
      elements: page.fields.map(question),
    })),
  }
}

function question({ id, label, type, options = [], required }: FormField): object {
  const base = { name: id, title: label, isRequired: required === true }
  const choices = options.map((option) => ({ value: option.value, text: option.label }))
  if (type === 'radio') return { ...base, type: 'radiogroup', choices }
  if (type === 'select') return { ...base, type: 'dropdown', choices }
  if (type === 'textarea') return { ...base, type: 'comment' }
  if (type === 'checkbox') return { ...base, type: 'boolean', renderAs: 'checkbox' }
  if (type === 'scale') return { ...base, type: 'rating', rateMin: 0, rateMax: 10 }
  const kinds = new Set<string>(['date', 'email', 'number'])
  return { ...base, type: 'text', ...(kinds.has(type) && { inputType: type }) }
}

/** As SurveyJS's own guide for pages without a framework has it, the scripts deferred. */
export function surveyPage(form: FormDefinition): string {
  const json = JSON.stringify(surveyJson(form)).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${form.title}</title>
<link rel="stylesheet" href="/survey-core.css">
<script defer src="/survey.core.js"></script><script defer src="/survey-js-ui.js"></script>
<div id="survey"></div>
<script>addEventListener('DOMContentLoaded', () => new Survey.Model(${json}).render(document.getElementById('survey')))</script></html>`
}
