import { texts as english } from '../../texts/form/en.ts'
import { PageTexts } from '../page-texts.ts'

/** What the form page says besides the form’s own words, in its language. */
export const FORM = new PageTexts(english, {
  ar: () => import('../../texts/form/ar.ts'),
  de: () => import('../../texts/form/de.ts'),
  es: () => import('../../texts/form/es.ts'),
  fr: () => import('../../texts/form/fr.ts'),
  he: () => import('../../texts/form/he.ts'),
  it: () => import('../../texts/form/it.ts'),
  ja: () => import('../../texts/form/ja.ts'),
  nl: () => import('../../texts/form/nl.ts'),
  pl: () => import('../../texts/form/pl.ts'),
  pt: () => import('../../texts/form/pt.ts'),
  zh: () => import('../../texts/form/zh.ts'),
  'zh-Hant': () => import('../../texts/form/zh-hant.ts'),
})
