/** Every link in the Markdown of the repository leads to a file that is there, and to a heading that is in it. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
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
for (const line of broken) console.error(`links: broken: ${line}`)
console.log(`links: ${pages.length} pages, ${broken.length} broken`)
process.exit(broken.length === 0 ? 0 : 1)
