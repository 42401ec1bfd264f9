import { frameFeatures } from '../elements/frame-features.ts'
import { clampHeight } from '../elements/frame-height.ts'
import { frameProperties } from '../elements/session-frame.ts'
import { SESSION_KINDS } from '../elements/session-kinds.ts'
import { english } from '../elements/strings.ts'
import { escapeHtml } from './escape-html.ts'
import { renderAttributes, type AttributeValue } from './render-attributes.ts'
import { RenderError } from './render-error.ts'

/**
 * Attributes of the element, as in HTML: `journey`, `endpoint`, `class` … An
 * `endpoint` lets the element ask for the session's state and begin a new one.
 */
export type RenderedAttributes = Readonly<Record<string, AttributeValue>>

export interface RenderOptions {
  element: 'journey-session' | 'appointment-booking'
  attributes?: RenderedAttributes
  /** HTML for the element's slots, written as it is. */
  children?: string
}

/** The height in CSS pixels where nobody knows one; as in the element's own style. */
const HEIGHT = 600

/**
 * Writes an element with a frame in a declarative shadow root.
 * @param url What the frame shows; null for a frame that somebody else will give its address.
 * @param height CSS pixels that are known of it.
 * @param more What stands after the frame, as HTML.
 * https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
 */
export function renderElement(
  { element, attributes = {}, children = '' }: RenderOptions,
  frame: { url: URL | null; height: number } | null,
  more: string,
): string {
  return [
    `<${element}${renderAttributes(attributes)}>`,
    '<template shadowrootmode="open" shadowrootdelegatesfocus>',
    '<div id="box">',
    frame === null ? '' : renderFrame(element, attributes, frame.url, frame.height),
    '<div role="status"></div></div>',
    `${more}</template>${children}</${element}>`,
  ].join('')
}

/** Throws for any element but ours: its name goes into the page as it is. */
export function checkElement(element: string): void {
  if (Object.hasOwn(SESSION_KINDS, element)) return
  throw new RenderError('invalid-option', 'element is journey-session or appointment-booking')
}

function renderFrame(
  element: RenderOptions['element'],
  attributes: RenderedAttributes,
  url: URL | null,
  known: number,
): string {
  const { grants, title } = SESSION_KINDS[element]
  const limits = {
    minHeight: parseFloat(String(attributes['min-height'])),
    maxHeight: parseFloat(String(attributes['max-height'])),
  }
  const { src, ...properties } = frameProperties(
    url ?? { href: '' },
    frameFeatures(String(attributes['allow-features'] ?? grants)),
  )
  const all = {
    ...properties,
    ...(url && { src }),
    title: String(attributes['frame-title'] ?? english[title]),
    // Until the element's style sheet is there, the attributes of old give the frame its place.
    width: '100%',
    height: String(clampHeight(limits, known || limits.minHeight || HEIGHT)),
    frameborder: '0',
    align: 'top',
  }
  const text = Object.entries(all)
    .map(([name, value]) => ` ${name.toLowerCase()}="${escapeHtml(value)}"`)
    .join('')
  return `<iframe${text}></iframe>`
}
