import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { githubSlug } from './github-slug.ts'

/** What GitHub shows of inline Markdown. */
const shown = (markdown: string) =>
  markdown.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*]|<[^>]*>(?![^`]*`)/g, '')

const withoutCode = (markdown: string) =>
  markdown.replaceAll(/^( *)(`{3,})[\s\S]*?^\1\2$/gm, '').replaceAll(/<!--[\s\S]*?-->/g, '')

/** The anchors of a page, as GitHub makes them of its headings. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutCode(markdown).matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = githubSlug(headingText(heading))
    let anchor = slug
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${slug}-${again}`
    anchors.add(anchor)
  }
  return anchors
}

/** Between backticks everything is shown as it is. */
const headingText = (heading: string) =>
  heading
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part.slice(1, -1) : shown(part)))
    .join('')

/** Links of a page to a file that is not there, or to a heading that its page does not have. */
export function brokenMarkdownLinks(root: string, page: string): string[] {
  const read = (file: string) => readFileSync(resolve(root, file), 'utf8')
  const text = withoutCode(read(page)).replaceAll(/`[^`\n]*`/g, '')
  const links = [...text.matchAll(/\]\((?<target>[^)\s]+)\)/g)].map(
    ({ groups }) => groups?.['target'] ?? '',
  )
  return links.filter((link) => {
    if (/^(https?:|mailto:)/.test(link)) return false
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : normalize(join(dirname(page), path))
    if (!existsSync(resolve(root, file))) return true
    return anchor !== undefined && file.endsWith('.md') && !anchorsOf(read(file)).has(anchor)
  })
}
