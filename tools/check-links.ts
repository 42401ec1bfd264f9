/**
 * Every link in the Markdown of the repository leads to a file that is there, and to a heading that is in it; and every
 * page of the docs is in the navigation of their site, once.
 */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { NAVIGATION } from '../site/navigation.ts'
import { brokenMarkdownLinks } from './markdown-links.ts'

const ROOT = resolve(import.meta.dirname, '..')

const pages = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
  .trim()
  .split('\n')
const broken = pages.flatMap((page) =>
  brokenMarkdownLinks(ROOT, page).map((link) => `${page}: ${link}`),
)
const inNavigation = NAVIGATION.flatMap(({ pages: names }) =>
  names.map((name) => `docs/${name}.md`),
)
const inDocs = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page))
for (const page of new Set([...inDocs, ...inNavigation])) {
  const times = inNavigation.filter((one) => one === page).length
  if (times !== 1) broken.push(`site/navigation.ts: has ${page} ${times} times`)
  if (!inDocs.includes(page)) broken.push(`site/navigation.ts: there is no ${page}`)
}
for (const line of broken) console.error(`links: broken: ${line}`)
console.log(`links: ${pages.length} pages, ${broken.length} broken`)
process.exit(broken.length === 0 ? 0 : 1)
