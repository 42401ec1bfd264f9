import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { DonePageData } from '../../wire/page.ts'
import type { Theme, ThemeLogo } from '../../wire/theme.ts'
import type { PageName } from './page-assets.ts'
import type { Pages } from './page-context.ts'
import type { Parents } from './page-headers.ts'
import { documentHeaders } from './page-headers.ts'
import type { PageDocument } from './render/document.ts'
import { renderDocument } from './render/document.ts'
import { themeStyle } from './render/theme-style.ts'
import { visitorLanguage } from './visitor-language.ts'
import type { VisitorLanguage } from './visitor-language.ts'
import { renderStateMain } from './render/state-main.ts'
import type { StateView } from './render/state-main.ts'

type Status = 200 | 400 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 422 | 500

interface Page extends Pick<PageDocument, 'title' | 'data' | 'main'> {
  name: PageName
  parents: Parents
  status: Status
  /** Absent where the page is nobody's. */
  theme?: Theme
  /** Absent: as the request says. */
  visitor?: VisitorLanguage
}

/** A hosted page as an answer, with the headers that keep it safe. */
export async function answerPage(c: Context, pages: Pages, page: Page): Promise<Response> {
  const { title, data, main } = page
  const asset = pages.assets[page.name]
  const { language } = page.visitor ?? visitorLanguage(c)
  // https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header
  const framed = /^i?frame$/.test(c.req.header('Sec-Fetch-Dest') ?? '')
  const theme = page.theme ?? {}
  const style = asset.sheet + themeStyle(theme)
  const { logo } = theme
  const body = await renderDocument({ title, asset, framed, language, data, main, style, logo })
  return c.html(body, page.status, documentHeaders(page.parents, lookOf(style, logo)))
}

function lookOf(style: string, logo: ThemeLogo | undefined) {
  const isRemote = logo?.src.startsWith('https:')
  return {
    ...(style !== '' && { style: createHash('sha256').update(style).digest('base64') }),
    ...(isRemote && { pictures: new URL(logo?.src ?? '').origin }),
  }
}

interface StatePage {
  view: StateView
  status: Status
  /** Null where the page is nobody's: there is nothing on it to protect, and a visitor inside a frame should read it. */
  data: DonePageData | null
  theme?: Theme
  /** Absent: as the request says. */
  visitor?: VisitorLanguage
}

export function answerState(c: Context, pages: Pages, page: StatePage): Promise<Response> {
  const visitor = page.visitor ?? visitorLanguage(c)
  return answerPage(c, pages, {
    name: 'done',
    title: page.view.title,
    data: page.data,
    main: renderStateMain(page.view, visitor, c.req.param('token')),
    parents: page.data?.allowedParents ?? 'anyone',
    status: page.status,
    visitor,
    ...(page.theme && { theme: page.theme }),
  })
}
