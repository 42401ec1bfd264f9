import { languageOf } from '../texts/languages.ts'
import { openGuestChannel } from '../protocol/guest-channel.ts'
import type { GuestChannel } from '../protocol/guest-channel.ts'
import type { HostMessage } from '../protocol/message.ts'
import { replaceServerTexts } from './server-texts.ts'

export interface HostOptions {
  allowedParents: readonly string[]
  /** The host page asks for focus to be taken: before that, no page may take it by itself. */
  focus: () => void
  /** The page has another language from now on, or another variety of it (BCP 47). */
  spoken?: (lang: string) => void
}

/** Speaks to the host page around the frame, and follows its looks. */
export function connectHost({ allowedParents, focus, spoken }: HostOptions): GuestChannel {
  // The server cannot always tell: https://www.w3.org/TR/fetch-metadata/ is not sent on plain http.
  document.documentElement.classList.toggle('sf-framed', window.parent !== window)
  const host = openGuestChannel({
    allowedParents,
    content: document.querySelector('.sf-content') ?? undefined,
    onMessage(message) {
      switch (message.t) {
        case 'theme':
          applyTheme(message)
          speak(message.lang, spoken)
          break
        case 'focus':
          focus()
          break
        case 'ping':
          break
        default:
          message satisfies never
      }
    },
  })
  // In an overlay the host page closes it; elsewhere it lets this pass.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) host.send({ t: 'close-request' })
  })
  return host
}

function applyTheme({ colorScheme, dir }: Extract<HostMessage, { t: 'theme' }>): void {
  const { documentElement } = document
  // A frame whose scheme differs from its host's gets an opaque canvas.
  // https://drafts.csswg.org/css-color-adjust-1/#color-scheme-effect
  documentElement.dataset['colorScheme'] = colorScheme
  documentElement.dir = dir
}

/** Only what we can say ourselves: words and the language they are said to be in stay together. */
function speak(lang: string, spoken: HostOptions['spoken']): void {
  const { documentElement } = document
  const language = languageOf(lang)
  if (language === null || lang === documentElement.lang) return
  const other = language !== languageOf(documentElement.lang)
  documentElement.lang = lang
  if (other) void replaceServerTexts(lang)
  spoken?.(lang)
}
