/**
 * Writes elements on a server, with a frame that is in the page before any
 * script: `renderSession()` with the visitor's session in it, `renderPlace()`
 * for a page that many visitors share.
 *
 * @module
 */
export { RenderError } from './render/render-error.ts'
export type { RenderErrorCode } from './render/render-error.ts'
export type { RenderedAttributes, RenderOptions } from './render/render-element.ts'
export { renderPlace } from './render/render-place.ts'
export { renderSession } from './render/render-session.ts'
export type { RenderSessionOptions } from './render/render-session.ts'
