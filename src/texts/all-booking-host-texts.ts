import type { Language } from './languages.ts'
import { texts as en, type BookingHostTexts } from './booking-host/en.ts'
import { texts as ar } from './booking-host/ar.ts'
import { texts as de } from './booking-host/de.ts'
import { texts as es } from './booking-host/es.ts'
import { texts as fr } from './booking-host/fr.ts'
import { texts as he } from './booking-host/he.ts'
import { texts as it } from './booking-host/it.ts'
import { texts as ja } from './booking-host/ja.ts'
import { texts as nl } from './booking-host/nl.ts'
import { texts as pl } from './booking-host/pl.ts'
import { texts as pt } from './booking-host/pt.ts'
import { texts as zh } from './booking-host/zh.ts'
import { texts as zhHant } from './booking-host/zh-hant.ts'

/** For servers, which write in any of them at any time. */
export const BOOKING_HOST_TEXTS: Readonly<Record<Language, BookingHostTexts>> = {
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
