/**
 * Runs in the session's page: says in three languages that it is there and how
 * high it is, since each embed waits for its own. What the peers' pages say was
 * read from the messages that their shipped embeds wait for.
 */
import { openGuestChannel } from '../../src/protocol/guest-channel.ts'

const content = document.querySelector('main')
const query = new URLSearchParams(location.search)

if (query.has('embedType')) {
  const tell = (type: string, data: object) =>
    parent.postMessage({ originator: 'CAL', type, fullType: `CAL::${type}`, data }, '*')
  tell('__iframeReady', { isPrerendering: false })
  const { offsetHeight: iframeHeight = 0, offsetWidth: iframeWidth = 0 } = content ?? {}
  tell('__dimensionChanged', { iframeHeight, iframeWidth, isFirstTime: true })
  tell('linkReady', {})
} else if (query.has('typeform-embed-id')) {
  const embedId = query.get('typeform-embed-id')
  parent.postMessage({ type: 'form-ready', embedId }, '*')
  parent.postMessage({ type: 'form-height-changed', embedId, height: content?.offsetHeight }, '*')
} else {
  openGuestChannel({ allowedParents: [query.get('parent') ?? ''], content })
}
