import { aTimeout } from '@open-wc/testing'

/** Chromium 133, Firefox 144. https://dom.spec.whatwg.org/#dom-parentnode-movebefore */
export type Moving = Element & { moveBefore?(node: Node, child: Node | null): void }

/** Whether moveBefore keeps a frame in a shadow root: Firefox 153 keeps one in the document only. */
export async function keepsShadowFrames(): Promise<boolean> {
  const host = document.createElement('div')
  const frame = document.createElement('iframe')
  host.attachShadow({ mode: 'open' }).append(frame)
  const other: Moving = document.createElement('div')
  document.body.append(host, other)
  Object.assign(frame.contentWindow ?? {}, { kept: true })
  other.moveBefore?.(host, null)
  await aTimeout(100)
  const kept = 'kept' in (frame.contentWindow ?? {})
  other.remove()
  return kept
}
