import type { HostMessage } from '../protocol/message.ts'
import { above, hostLanguage } from './host-language.ts'

type Theme = Extract<HostMessage, { t: 'theme' }>

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')

/** How the host page looks where the element stands. */
export function readTheme(host: HTMLElement): Theme {
  const { colorScheme, direction } = getComputedStyle(host)
  // A page that says neither is light.
  const dark = /dark/.test(colorScheme) && (!/light/.test(colorScheme) || prefersDark().matches)
  return {
    t: 'theme',
    colorScheme: dark ? 'dark' : 'light',
    lang: hostLanguage(host),
    dir: direction === 'rtl' ? 'rtl' : 'ltr',
  }
}

/** Calls `changed` when the host page may have got another language, direction or colour scheme. */
export function watchTheme(host: Element, signal: AbortSignal, changed: () => void): void {
  const observer = new MutationObserver(changed)
  for (let node: Element | undefined = host; node; node = above(node)) {
    observer.observe(node, { attributes: true })
  }
  signal.addEventListener('abort', () => observer.disconnect())
  prefersDark().addEventListener('change', changed, { signal })
}
