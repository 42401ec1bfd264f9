import type { Language } from './languages.ts'
import { texts as en, type StateTexts } from './states/en.ts'
import { texts as ar } from './states/ar.ts'
import { texts as de } from './states/de.ts'
import { texts as es } from './states/es.ts'
import { texts as fr } from './states/fr.ts'
import { texts as he } from './states/he.ts'
import { texts as it } from './states/it.ts'
import { texts as ja } from './states/ja.ts'
import { texts as nl } from './states/nl.ts'
import { texts as pl } from './states/pl.ts'
import { texts as pt } from './states/pt.ts'
import { texts as zh } from './states/zh.ts'
import { texts as zhHant } from './states/zh-hant.ts'

/** For servers, which write in any of them at any time. */
export const STATE_TEXTS: Readonly<Record<Language, StateTexts>> = {
  en,
  ar,
  de,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  pt,
  zh,
  'zh-Hant': zhHant,
}
