import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

export const readPage = (page: string) => readFileSync(resolve(ROOT, page), 'utf8')

/** The fenced blocks of one language, also those in a list. */
export function blocks(page: string, language: string): string[] {
  const fence = new RegExp('^( *)```' + language + '\\n([\\s\\S]*?)^\\1```$', 'gm')
  return [...readPage(page).matchAll(fence)].map(([, indent = '', code = '']) =>
    code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )
}
