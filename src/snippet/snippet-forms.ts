import { isOpened, type Choices } from './choices.ts'
import { reactForm, vueForm } from './framework-forms.ts'
import { divForm, elementForm, linkForm, scriptForm } from './html-forms.ts'
import { starterForm } from './starter-form.ts'

export const SNIPPET_FORMS = [
  'script',
  'element',
  'div',
  'link',
  'react',
  'vue',
  'starter',
] as const
export type SnippetForm = (typeof SNIPPET_FORMS)[number]

/** Whether it loads the script; a package is the other way. */
export const hasScript = (form: SnippetForm): boolean => form !== 'react' && form !== 'vue'

/** @param starter The text of dist/cdn/starter.js, for the form of that name. */
export function writeSnippet(form: SnippetForm, choices: Choices, starter: string): string {
  switch (form) {
    case 'script':
      return scriptForm(choices)
    case 'element':
      return elementForm(choices)
    case 'div':
      return divForm(choices)
    case 'link':
      return linkForm(choices)
    case 'react':
      return reactForm(choices)
    case 'vue':
      return vueForm(choices)
    case 'starter':
      return starterForm(choices, starter)
    default:
      return form satisfies never
  }
}

/** Why a form is none for these choices; undefined when it is one. */
export function whyNot(form: SnippetForm, choices: Choices): string | undefined {
  const { loading = 'eager', lead } = choices.attributes
  if (form === 'script' && isOpened(choices)) {
    return 'A script tag has no id by which a button could open it: take the marked div.'
  }
  if (form !== 'starter') return undefined
  if (isOpened(choices))
    return 'The starter asks for a session at once; this one waits to be opened.'
  if (loading !== 'eager')
    return 'The starter asks for a session at once; choose that, or no starter.'
  return lead === undefined ? undefined : 'The starter cannot name a lead.'
}
