import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Liquid, TagToken, type TopLevelToken, Tag } from 'liquidjs'
import sanitize from 'sanitize-html'
import { ROOT, readPage } from '../package/docs-blocks.ts'
import type { Display } from './table.ts'

const SECTION = resolve(ROOT, 'integrations/shopify/sections/sessionframe.liquid')

/** What Drupal's standard profile lets everybody write who is signed in. */
export const BASIC_HTML =
  '<br> <p> <h2 id> <h3 id> <h4 id> <h5 id> <h6 id> <cite> <dl> <dt> <dd> <a hreflang href> <blockquote cite> <ul type> <ol start type> <strong> <em> <code> <li> <img src alt data-entity-uuid data-entity-type height width data-caption data-align>'

/** A block of a section of docs/site-builders.md, without the indent of its list. */
export function recipe(section: string, language: 'html' | 'text'): string {
  const [, text = ''] = readPage('docs/site-builders.md').split(new RegExp(`^## ${section}$`, 'm'))
  const [own = ''] = text.split(/^## /m)
  const fence = new RegExp('^( *)```' + language + '\\n([\\s\\S]*?)^\\1```$', 'm')
  const [, indent = '', block] = fence.exec(own) ?? []
  if (block === undefined) throw new Error(`${section} has no block of ${language}`)
  return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
}

/** As Drupal's "Limit allowed HTML tags" does it: tags that are listed, with the attributes that stand after them. */
export function limitAllowedTags(html: string, allowed: string): string {
  const tags = [...allowed.matchAll(/<([a-z\d-]+)([^>]*)>/g)].map(
    ([, tag = '', attributes = '']) => [tag, attributes.split(/\s+/).filter(Boolean)] as const,
  )
  return sanitize(html, {
    allowedTags: tags.map(([tag]) => tag),
    allowedAttributes: { ...Object.fromEntries(tags), '*': ['lang', 'dir'] },
    nonTextTags: [],
  })
}

/** Shopify reads the schema for its editor and writes nothing in its place. */
class SchemaTag extends Tag {
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid)
    while (remaining.length > 0) {
      const next = remaining.shift()
      if (next instanceof TagToken && next.name === 'endschema') return
    }
    throw new Error('the schema does not end')
  }
  override *render(): Generator {}
}

export interface SectionSetting {
  id: string
  type: string
  default?: string
}

export function sectionSchema(): { settings: SectionSetting[] } {
  const [, json = ''] =
    /\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(readFileSync(SECTION, 'utf8')) ?? []
  return JSON.parse(json) as { settings: SectionSetting[] }
}

/** The section as a theme shows it, with what its schema has by default. */
export async function renderSection(settings: Record<string, string>): Promise<string> {
  const engine = new Liquid({ strictFilters: true, strictVariables: false })
  engine.registerTag('schema', SchemaTag)
  const defaults = Object.fromEntries(
    sectionSchema().settings.map((setting) => [setting.id, setting.default ?? '']),
  )
  const source = readFileSync(SECTION, 'utf8')
  const section = { id: 'template--1__main', settings: { ...defaults, ...settings } }
  return (await engine.parseAndRender(source, { section })) as string
}

/** Of the demo, in the place of what the docs have. */
function onDemo(markup: string): string {
  return markup
    .replaceAll('https://your-site.example/sessionframe', '/sessionframe')
    .replaceAll(/\s+(data-)?token-url="\/session-token"/g, '')
}

const shownIn = (markup: string, display: Display) =>
  onDemo(markup)
    .replace('<journey-session', `<journey-session display="${display}"`)
    .replace('data-sessionframe=', `data-display="${display}" data-sessionframe=`)

const OPENER = '<p><a href="#sessionframe=apply">Apply now</a></p>'

/** Wix loads the script, makes the element by its tag name and sets what its panel has. */
function wixPage(display: Display): string {
  const attributes = [...onDemo(recipe('Wix', 'text')).matchAll(/^(\S+) +(\S+)$/gm)].map(
    ([, name, value]) => [name, name === 'display' ? display : value],
  )
  return `${OPENER}<div id="comp-lx1"></div><script>{
    const script = document.createElement('script')
    script.src = '/sessionframe.js'
    document.head.append(script)
    const element = document.createElement('journey-session')
    for (const [name, value] of ${JSON.stringify(attributes)}) element.setAttribute(name, value)
    document.querySelector('#comp-lx1').append(element)
  }</script>`
}

/** The body of a page of each builder, made of the recipe in the docs. */
export const BUILDER_PAGES = {
  'Ghost, an HTML card': (display) =>
    `<article>\n<!--kg-card-begin: html-->\n${shownIn(recipe('Ghost', 'html'), display)}\n<!--kg-card-end: html-->\n</article>`,
  'Drupal, a text format': (display) =>
    `<script src="/sessionframe.js" async data-endpoint="/sessionframe/v1"></script><div class="field__item">${limitAllowedTags(
      shownIn(recipe('Drupal', 'html'), display),
      `${BASIC_HTML} ${recipe('Drupal', 'text')}`,
    )}</div>`,
  'Shopify, a section': async (display) =>
    `<section id="shopify-section-template--1__main" class="shopify-section section">${await renderSection(
      {
        session_id: '39594a1c-72db-4990-a63f-8d5139a5e4e1',
        endpoint: '/sessionframe/v1',
        script: '/sessionframe.js',
        display,
      },
    )}</section>`,
  'Webflow, a Code Embed': (display) =>
    `<div class="w-embed w-script">${shownIn(recipe('Webflow', 'html'), display)}</div>`,
  'Squarespace, a code block': (display) =>
    `<div class="sqs-block code-block"><div class="sqs-block-content">${shownIn(recipe('Squarespace', 'html'), display)}</div></div>`,
  'Wix, a Custom Element': wixPage,
} satisfies Record<string, (display: Display) => string | Promise<string>>
