import { escapeHtml } from './escape-html.ts'
import { checkElement, renderElement, type RenderOptions } from './render-element.ts'
import { RenderError } from './render-error.ts'

/** Attributes that the starter would need the whole script to understand. */
const LATER = ['lead', 'display']

/**
 * Writes an element with an empty frame, for a page that many visitors share:
 * the starter, which stands right after it, gives the frame its address. With
 * one origin in `session-origins` the browser connects to it at once.
 *
 * @param options With the attributes `endpoint`, and `journey` or `appointment-type`.
 * @throws {RenderError} Where the starter could not work, or an attribute cannot stand there.
 */
export function renderPlace(options: RenderOptions): string {
  const { element, attributes = {} } = options
  checkElement(element)
  const id = element === 'journey-session' ? 'journey' : 'appointment-type'
  for (const name of ['endpoint', id]) {
    if (!attributes[name]) throw new RenderError('invalid-attribute', `${name} is missing`)
  }
  for (const name of LATER) {
    if (attributes[name]) {
      throw new RenderError('invalid-attribute', `the starter cannot do with ${name}`)
    }
  }
  // The starter adds the route to it.
  const endpoint = String(attributes['endpoint']).replace(/\/+$/, '')
  const eager = { ...attributes, endpoint, loading: 'eager' }
  const markup = renderElement({ ...options, attributes: eager }, { url: null, height: 0 }, '')
  return preconnect(attributes['session-origins']) + markup
}

/**
 * The connection to the only origin that a session may come from, before
 * anybody has asked for one. Of several, none is known to be the one.
 *
 * Chromium keeps the connections of frames from other sites apart from the
 * page's own, and lets a link in such a frame open them; a sandbox is one.
 * Firefox takes the page's for its frames as well, and not the sandbox's.
 * decisions/020-a-connection-for-the-frame.md
 */
function preconnect(origins: unknown): string {
  const origin = typeof origins === 'string' ? origins.trim() : ''
  if (origin === '' || /\s/.test(origin)) return ''
  const link = `<link rel="preconnect" href="${escapeHtml(origin)}">`
  return `${link}<iframe hidden sandbox srcdoc="${escapeHtml(link)}"></iframe>`
}
