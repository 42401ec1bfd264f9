import type { Strings } from './strings.ts'

/** Specifiers that a bundler can read, so that each language becomes a file of its own. */
const LANGUAGES: Record<string, (() => Promise<{ strings: Strings }>) | undefined> = {
  ar: () => import('./languages/ar.ts'),
  de: () => import('./languages/de.ts'),
  es: () => import('./languages/es.ts'),
  fr: () => import('./languages/fr.ts'),
  he: () => import('./languages/he.ts'),
  it: () => import('./languages/it.ts'),
  ja: () => import('./languages/ja.ts'),
  nl: () => import('./languages/nl.ts'),
  pl: () => import('./languages/pl.ts'),
  pt: () => import('./languages/pt.ts'),
  zh: () => import('./languages/zh.ts'),
  'zh-hant': () => import('./languages/zh-hant.ts'),
}

/**
 * The script tag has another one in its place, that loads from beside itself.
 * @param name Of the file.
 * @throws When it cannot be had.
 */
export async function loadLanguage(name: string): Promise<Strings> {
  const load = LANGUAGES[name] ?? (() => Promise.reject(new RangeError(name)))
  return (await load()).strings
}
