import { languageOf } from '../texts/languages.ts'
import { openGuestChannel } from '../protocol/guest-channel.ts'
import type { GuestChannel } from '../protocol/guest-channel.ts'
import type { HostMessage } from '../protocol/message.ts'
import { replaceServerTexts } from './server-texts.ts'

type Theme = Extract<HostMessage, { t: 'theme' }>

export interface HostOptions {
  allowedParents: readonly string[]
  /** The host page asks for focus to be taken: before that, no page may take it by itself. */
  focus: () => void
  /** The page has another language from now on, or another variety of it (BCP 47). */
  spoken?: (lang: string) => void
  /** Takes the place of `spoken` where the page itself knows which languages it has. */
  follow?: (lang: string) => void
}

/** Speaks to the host page around the frame, and follows its looks. */
export function connectHost({ allowedParents, focus, spoken, follow }: HostOptions): GuestChannel {
  // The server cannot always tell: https://www.w3.org/TR/fetch-metadata/ is not sent on plain http.
  document.documentElement.classList.toggle('sf-framed', window.parent !== window)
  const host = openGuestChannel({
    allowedParents,
    content: document.querySelector('.sf-content') ?? undefined,
    onMessage(message) {
      switch (message.t) {
        case 'theme':
          // A frame whose scheme differs from its host's gets an opaque canvas.
          // https://drafts.csswg.org/css-color-adjust-1/#color-scheme-effect
          document.documentElement.dataset['colorScheme'] = message.colorScheme
          if (follow !== undefined) follow(message.lang)
          else speak(message, spoken)
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

/** Only what we can say ourselves: words and the language they are said to be in stay together. */
function speak({ lang, dir }: Theme, spoken: HostOptions['spoken']): void {
  const { documentElement } = document
  documentElement.dir = dir
  const language = languageOf(lang)
  if (language === null || lang === documentElement.lang) return
  const other = language !== languageOf(documentElement.lang)
  documentElement.lang = lang
  if (other) void replaceServerTexts(lang)
  spoken?.(lang)
}
