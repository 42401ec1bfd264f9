import { frameFeatures } from './frame-features.ts'
import { make } from './make.ts'
import type { SessionOptions } from './session-options.ts'
import { warn } from './warn.ts'
import type { Wanted } from './wanted.ts'

/**
 * A frame that loads once it is inserted. Everything is set before: a sandbox
 * holds from the next navigation on, and a source set later loads twice.
 */
export function sessionFrame(
  host: SessionOptions,
  { features, title }: Wanted,
  url: URL,
): HTMLIFrameElement {
  const { sandbox, allow, unknown } = frameFeatures(host.allowFeatures ?? features)
  if (unknown) warn(host, `allow-features cannot have: ${unknown}`)
  return make('iframe', {
    part: 'frame',
    title: host.frameTitle ?? title,
    sandbox,
    allow,
    referrerPolicy: 'strict-origin',
    src: url.href,
  })
}
