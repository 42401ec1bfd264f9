import { readFileSync } from 'node:fs'
import { RenderError } from '../render.ts'
import { problemsOf } from '../snippet/check-choices.ts'
import type { Choices, ChosenAttributes } from '../snippet/choices.ts'
import { hasScript, whyNot, writeSnippet, type SnippetForm } from '../snippet/snippet-forms.ts'
import { UsageError } from './command-error.ts'
import { PACKAGE_ROOT } from './package-root.ts'

export interface SnippetOptions {
  /** The starter's, if it is not said. */
  as?: SnippetForm
  journey?: string
  appointmentType?: string
  endpoint: string
  tokenUrl?: string
  scriptUrl?: string
  sessionOrigin?: string
  frameTitle?: string
  minHeight?: string
  display?: string
  loading?: string
  lang?: string
  /** The element's, in the page. */
  id?: string
  opener?: string
  nonce?: string
}

/**
 * What an owner pastes into a page.
 * @throws {UsageError} The options contradict each other, or the form cannot do what they say.
 */
export function snippet(options: SnippetOptions): string {
  const { as = 'starter' } = options
  const choices = choicesOf(options, as)
  const problem = problemsOf(choices)[0] ?? whyNot(as, choices)
  if (problem !== undefined) throw new UsageError(problem)
  try {
    return writeSnippet(as, choices, readStarter())
  } catch (error) {
    throw error instanceof RenderError ? new UsageError(error.message) : error
  }
}

const readStarter = () => readFileSync(new URL('dist/cdn/starter.js', PACKAGE_ROOT), 'utf8')

function choicesOf(options: SnippetOptions, as: SnippetForm): Choices {
  const { journey, appointmentType, lang, nonce, id = 'session', opener = 'Open' } = options
  if ((journey === undefined) === (appointmentType === undefined)) {
    throw new UsageError('give --journey or --appointment-type, one of them')
  }
  const attributes: ChosenAttributes = Object.fromEntries(
    Object.entries({
      journey,
      'appointment-type': appointmentType,
      endpoint: options.endpoint,
      'token-url': options.tokenUrl,
      'session-origins': options.sessionOrigin,
      'frame-title': options.frameTitle,
      'min-height': options.minHeight,
      display: options.display,
      loading: options.loading,
    } satisfies { [Name in keyof ChosenAttributes]: string | undefined }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return {
    element: journey === undefined ? 'appointment-booking' : 'journey-session',
    attributes,
    scriptUrl: options.scriptUrl ?? (hasScript(as) ? '' : '/sessionframe.js'),
    lang,
    nonce,
    id,
    opener,
  }
}
