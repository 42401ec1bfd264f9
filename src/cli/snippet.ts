import { readFileSync } from 'node:fs'
import { RenderError } from '../render.ts'
import { holdsToken, isSessionId } from '../snippet/check-choices.ts'
import { starterForm } from '../snippet/starter-form.ts'
import { UsageError } from './command-error.ts'
import { PACKAGE_ROOT } from './package-root.ts'

export interface SnippetOptions {
  journey?: string
  appointmentType?: string
  endpoint: string
  tokenUrl?: string
  scriptUrl: string
  sessionOrigin?: string
  frameTitle?: string
  minHeight?: string
  nonce?: string
}

/**
 * What an owner pastes into a page that many visitors share: the element with
 * its frame first, then the starter, then the script, which may take its time.
 */
export function snippet(options: SnippetOptions): string {
  const { journey, appointmentType } = options
  const id = journey ?? appointmentType ?? ''
  if (Object.values(options).some(holdsToken)) {
    throw new UsageError(
      'a token is never printed into a page, which may be cached: give --token-url, a path of your site that answers {"token": "…"}',
    )
  }
  if ((journey === undefined) === (appointmentType === undefined) || !isSessionId(id)) {
    throw new UsageError(
      'give --journey or --appointment-type, one of them, with an id of 1 to 64 letters, digits, hyphens or underscores',
    )
  }
  const starter = readFileSync(new URL('dist/cdn/starter.js', PACKAGE_ROOT), 'utf8')
  try {
    return starterForm(choicesOf(options), starter, options.nonce)
  } catch (error) {
    throw error instanceof RenderError ? new UsageError(error.message) : error
  }
}

const choicesOf = (options: SnippetOptions): Parameters<typeof starterForm>[0] => ({
  element: options.journey === undefined ? 'appointment-booking' : 'journey-session',
  scriptUrl: options.scriptUrl,
  attributes: {
    journey: options.journey,
    'appointment-type': options.appointmentType,
    endpoint: options.endpoint,
    'token-url': options.tokenUrl,
    'session-origins': options.sessionOrigin,
    'frame-title': options.frameTitle,
    'min-height': options.minHeight,
  },
})
