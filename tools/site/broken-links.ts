import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the pages in a folder, the links among them that lead to no file or to no id, each with its page. */
export function brokenLinks(folder: string, base: string): string[] {
  const pages = globSync('**/*.html', { cwd: folder }).filter((page) => !page.startsWith('frame/'))
  const html = new Map(pages.map((page) => [page, readFileSync(join(folder, page), 'utf8')]))
  const ids = new Map(
    [...html].map(([page, text]) => [
      page,
      new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  )
  const broken: string[] = []
  for (const [page, text] of html) {
    for (const [, href = ''] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (/^[a-z]+:/i.test(href)) continue
      const at = new URL(href.replaceAll('&amp;', '&'), new URL(page, `http://site${base}`))
      const path = decodeURIComponent(at.pathname)
      const file = path.startsWith(base) ? fileOf(path.slice(base.length)) : null
      const id = decodeURIComponent(at.hash.slice(1))
      const isThere = file !== null && existsSync(join(folder, file))
      if (!isThere || (id !== '' && !ids.get(file)?.has(id))) broken.push(`${page}: ${href}`)
    }
  }
  return broken
}

function fileOf(path: string): string {
  if (path === '' || path.endsWith('/')) return `${path}index.html`
  return /\.[a-z]+$/.test(path) ? path : `${path}.html`
}
