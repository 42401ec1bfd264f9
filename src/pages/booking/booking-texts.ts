import { texts as english } from '../../texts/booking/en.ts'
import { PageTexts } from '../page-texts.ts'

/** What the booking page says, in its language. */
export const BOOKING = new PageTexts(english, {
  ar: () => import('../../texts/booking/ar.ts'),
  de: () => import('../../texts/booking/de.ts'),
  es: () => import('../../texts/booking/es.ts'),
  fr: () => import('../../texts/booking/fr.ts'),
  he: () => import('../../texts/booking/he.ts'),
  it: () => import('../../texts/booking/it.ts'),
  ja: () => import('../../texts/booking/ja.ts'),
  nl: () => import('../../texts/booking/nl.ts'),
  pl: () => import('../../texts/booking/pl.ts'),
  pt: () => import('../../texts/booking/pt.ts'),
  zh: () => import('../../texts/booking/zh.ts'),
  'zh-Hant': () => import('../../texts/booking/zh-hant.ts'),
})
