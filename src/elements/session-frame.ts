import { frameFeatures } from './frame-features.ts'
import { make } from './make.ts'
import type { SessionOptions } from './session-options.ts'
import { warn } from './warn.ts'
import type { Wanted } from './wanted.ts'

/** What a frame has before it loads, by property: in lower case they are the attributes' names. */
export function frameProperties(
  { href }: Pick<URL, 'href'>,
  { sandbox, allow }: { sandbox: string; allow: string },
): Record<'part' | 'sandbox' | 'allow' | 'referrerPolicy' | 'src', string> {
  return { part: 'frame', sandbox, allow, referrerPolicy: 'strict-origin', src: href }
}

/**
 * A frame that loads once it is inserted. Everything is set before: a sandbox
 * holds from the next navigation on, and a source set later loads twice.
 * @param found One that is in the page already; it is taken if nothing about it would be different.
 */
export function sessionFrame(
  host: SessionOptions,
  { grants }: Wanted,
  url: URL,
  found?: HTMLIFrameElement,
): HTMLIFrameElement {
  const wanted = frameFeatures(host.allowFeatures ?? grants)
  if (wanted.unknown) warn(host, `allow-features cannot have: ${wanted.unknown}`)
  const properties = frameProperties(url, wanted)
  const same = ([name, value]: [string, string]) =>
    String((found as object as Record<string, unknown>)[name]) === value
  return found && Object.entries(properties).every(same) ? found : make('iframe', properties)
}
