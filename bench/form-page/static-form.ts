import type { FormDefinition, FormField } from '../../src/wire/form.ts'

/** The same questions as somebody would write them down: one page of HTML, its few styles in it. */
export function staticForm({ title, pages }: FormDefinition): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:1rem}label,input,select,textarea{display:block;width:100%}
fieldset{border:0;padding:0}fieldset input{display:inline;width:auto}</style>
<h1>${title}</h1><form method="post">${pages
    .map((page) => `<h2>${page.title}</h2>${page.fields.map(control).join('')}`)
    .join('')}<button>Submit</button></form></html>`
}

function control(field: FormField): string {
  const { id, label, type, options = [] } = field
  const named = `id="${id}" name="${id}"`
  if (type === 'radio' || type === 'scale') {
    const values = type === 'radio' ? options : scale()
    const choices = values.map(
      ({ value, label: words }) =>
        `<label><input type="radio" name="${id}" value="${value}"> ${words}</label>`,
    )
    return `<fieldset><legend>${label}</legend>${choices.join('')}</fieldset>`
  }
  if (type === 'select') {
    const choices = options.map(({ value, label: words }) => `<option value="${value}">${words}`)
    return `<label for="${id}">${label}</label><select ${named}>${choices.join('')}</select>`
  }
  if (type === 'textarea') {
    return `<label for="${id}">${label}</label><textarea ${named} rows="4"></textarea>`
  }
  const kinds: Record<string, string> = { checkbox: 'checkbox', date: 'date', email: 'email' }
  return `<label for="${id}">${label}</label><input type="${kinds[type] ?? 'text'}" ${named}>`
}

function scale(): { value: string; label: string }[] {
  return Array.from({ length: 11 }, (_, value) => ({ value: `${value}`, label: `${value}` }))
}
