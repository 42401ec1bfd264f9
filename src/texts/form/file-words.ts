import type { FormField } from '../../wire/form.ts'
import { acceptTokens, DEFAULT_FILE_SIZE } from '../../wire/uploaded-file.ts'
import { fill } from '../text.ts'
import type { FormTexts } from './en.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const STEP = 1024

/** @param locale BCP 47 */
export function sizeInWords(bytes: number, locale: string): string {
  const power = bytes < STEP ? 0 : Math.floor(Math.log(bytes) / Math.log(STEP))
  const at = Math.min(power, UNITS.length - 1)
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[at] ?? 'byte',
    maximumFractionDigits: 1,
  })
  return format.format(bytes / STEP ** at)
}

/** `image/*,.pdf` → `pictures, PDF` */
export function typesInWords(accept: string | undefined, texts: FormTexts): string {
  const whole: Partial<Record<string, string>> = {
    'image/*': texts.filePictures,
    'video/*': texts.fileVideos,
    'audio/*': texts.fileSounds,
  }
  const words = acceptTokens(accept).map(
    (token) => whole[token] ?? token.replace(/^(\.|[a-z]+\/)/, '').toUpperCase(),
  )
  return [...new Set(words)].join(', ')
}

/** What a visitor has to know before choosing files. */
export function fileRules(
  { accept, maxSize = DEFAULT_FILE_SIZE, maxFiles = 1 }: FormField,
  texts: FormTexts,
  locale: string,
): string {
  const rules = [
    accept !== undefined && fill(texts.fileTypes, { types: typesInWords(accept, texts) }),
    fill(texts.fileLimit, { size: sizeInWords(maxSize, locale) }),
    maxFiles > 1 &&
      fill(texts.fileCount, { count: new Intl.NumberFormat(locale).format(maxFiles) }),
  ]
  return rules.filter((rule) => rule !== false).join(' ')
}
