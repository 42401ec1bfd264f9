import type { HostMessage } from '../protocol/message.ts'

type Theme = Extract<HostMessage, { t: 'theme' }>

/** How the host page looks where the element stands. */
export function readTheme(host: HTMLElement): Theme {
  const { colorScheme, direction } = getComputedStyle(host)
  const darkOnly = /dark/.test(colorScheme) && !/light/.test(colorScheme)
  const both = /light.*dark|dark.*light/.test(colorScheme)
  const dark = darkOnly || (both && matchMedia('(prefers-color-scheme: dark)').matches)
  const lang = host.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang
  return {
    t: 'theme',
    colorScheme: dark ? 'dark' : 'light',
    lang,
    dir: direction === 'rtl' ? 'rtl' : 'ltr',
  }
}

/** Calls `changed` when the host page may have got another language, direction or colour scheme. */
export function watchTheme(signal: AbortSignal, changed: () => void): void {
  const observer = new MutationObserver(changed)
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true })
  }
  signal.addEventListener('abort', () => observer.disconnect())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal })
}
