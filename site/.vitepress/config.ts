import { readFileSync, readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig } from 'vitepress'
import * as compiler from 'vue/compiler-sfc'
import { githubSlug } from '../../tools/github-slug.ts'
import { liveExamples } from '../live-examples.ts'
import { NAVIGATION } from '../navigation.ts'
import { plainBraces } from '../plain-braces.ts'
import { repositoryLinks } from '../repository-links.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** A page is called by its heading. */
function titleOf(file: string): string {
  const [, heading = file] = /^# (.*)$/m.exec(readFileSync(resolve(ROOT, file), 'utf8')) ?? []
  return heading.replaceAll('`', '')
}

const decisions = readdirSync(resolve(ROOT, 'decisions'))
  .filter((file) => file.endsWith('.md'))
  .toSorted()
  .map((file) => ({
    text: titleOf(`decisions/${file}`),
    link: `/decisions/${basename(file, '.md')}`,
  }))

const sidebar = [
  { text: 'Overview', link: '/' },
  // None of them folds: VitePress has a button in a button for that.
  ...NAVIGATION.map(({ readers, pages }) => ({
    text: readers,
    items: pages.map((page) => ({ text: titleOf(`docs/${page}.md`), link: `/${page}` })),
  })),
  {
    text: 'Contributors',
    items: [
      { text: 'Contributing', link: '/CONTRIBUTING' },
      { text: 'Changelog', link: '/CHANGELOG' },
      { text: 'Decisions', link: decisions[0]?.link },
    ],
  },
]

/** Where the site is below its origin. */
const BASE = process.env['SITE_BASE'] ?? '/'

export default defineConfig({
  title: 'Sessionframe',
  description: 'Forms and bookings inside your own page: elements, an endpoint, a platform.',
  lang: 'en',
  // The Markdown of the repository, as it is.
  srcDir: '..',
  srcExclude: ['{bench,demo,integrations,deploy,test,src,site,tools,dist,coverage,.*}/**'],
  rewrites: { 'README.md': 'index.md', 'docs/:page.md': ':page.md' },
  base: BASE,
  // Quick starts lead to servers of the reader's own.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: `${BASE}logo.svg` }]],
  markdown: {
    anchor: { slugify: githubSlug },
    // Of the themes that come with it, those whose colours are all told apart.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { csp: 'http' },
    config(md) {
      md.use(repositoryLinks, { root: ROOT, repository: process.env['SITE_REPOSITORY'] })
      md.use(liveExamples, BASE)
      md.use(plainBraces)
    },
  },
  themeConfig: {
    logo: '/logo.svg',
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    nav: [
      { text: 'Start', link: '/' },
      { text: 'Reference', link: '/reference' },
      { text: 'Security', link: '/security' },
    ],
    sidebar: { '/decisions/': [{ text: 'Decisions', items: decisions }], '/': sidebar },
  },
  // The site's own Vue: the Markdown lies beside the package's.
  vue: {
    compiler,
    template: { compilerOptions: { isCustomElement: (tag) => tag === 'live-example' } },
  },
  vite: {
    // The one of the root builds the package.
    configFile: false,
    publicDir: resolve(import.meta.dirname, '../public'),
    build: { chunkSizeWarningLimit: 2000 },
  },
})
