import { existsSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { MarkdownIt, Token } from './markdown-it.ts'

interface Options {
  /** Where the repository is. */
  root: string
  /** Its address, such as `https://github.com/owner/name`; without one, links to its files are words. */
  repository: string | undefined
}

/** The page of the site that a file of the repository is, or null. */
export function pageOf(file: string): string | null {
  if (file === 'README.md') return '/index.md'
  if (/^(CHANGELOG|CONTRIBUTING)\.md$/.test(file)) return `/${file}`
  if (/^decisions\/[^/]+\.md$/.test(file)) return `/${file}`
  return /^docs\/[^/]+\.md$/.test(file) ? file.replace('docs', '') : null
}

/**
 * The Markdown links from file to file, as it does on GitHub. Here a link to a page leads to that page, and one to
 * another file of the repository to where the repository is.
 */
export function repositoryLinks(md: MarkdownIt, { root, repository }: Options): void {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const from = dirname(env.realPath ?? env.path)
    for (const token of tokens) {
      /** Whether what closes next is a link that has become words. */
      let isWords = false
      for (const child of token.children ?? []) {
        if (child.type === 'link_open') isWords = !lead(child, from)
        else if (child.type === 'link_close' && isWords) becomeWords(child, '</span>')
      }
    }
  })

  /** Whether it is a link still. */
  function lead(link: Token, from: string): boolean {
    const href = link.attrGet('href') ?? ''
    if (/^([a-z]+:|#|\/)/i.test(href)) return true
    const [path = '', anchor] = href.split('#')
    const absolute = resolve(from, decodeURI(path))
    if (!existsSync(absolute)) throw new Error(`${from}: there is no ${href}`)
    const file = relative(root, absolute)
    const page = pageOf(file)
    const hash = anchor === undefined ? '' : `#${anchor}`
    if (page !== null) link.attrSet('href', page + hash)
    else if (repository) {
      const kind = statSync(absolute).isDirectory() ? 'tree' : 'blob'
      link.attrSet('href', `${repository}/${kind}/main/${file}${hash}`)
    } else {
      becomeWords(link, `<span class="in-repository" title="${file}, in the repository">`)
      return false
    }
    return true
  }
}

function becomeWords(token: Token, html: string): void {
  token.type = 'html_inline'
  token.tag = ''
  token.nesting = 0
  token.content = html
}
