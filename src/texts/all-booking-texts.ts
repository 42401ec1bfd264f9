import type { Language } from './languages.ts'
import { texts as en, type BookingTexts } from './booking/en.ts'
import { texts as ar } from './booking/ar.ts'
import { texts as de } from './booking/de.ts'
import { texts as es } from './booking/es.ts'
import { texts as fr } from './booking/fr.ts'
import { texts as he } from './booking/he.ts'
import { texts as it } from './booking/it.ts'
import { texts as ja } from './booking/ja.ts'
import { texts as nl } from './booking/nl.ts'
import { texts as pl } from './booking/pl.ts'
import { texts as pt } from './booking/pt.ts'
import { texts as zh } from './booking/zh.ts'
import { texts as zhHant } from './booking/zh-hant.ts'

/** For servers, which write in any of them at any time. */
export const BOOKING_TEXTS: Readonly<Record<Language, BookingTexts>> = {
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
