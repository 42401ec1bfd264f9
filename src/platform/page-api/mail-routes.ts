import { Hono } from 'hono'
import type { Context } from 'hono'
import { readMailLink } from '../mails/mail-link.ts'
import type { MailLink, MailLinkKind } from '../mails/mail-link.ts'
import { findSenderName } from '../mails/recipient-store.ts'
import { unsubscribe } from '../mails/unsubscribe.ts'
import { answerPage, answerState } from './answer-page.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { refuseMethod } from './refuse-method.ts'
import { renderAskMain } from './render/ask-main.ts'
import { STATE_VIEWS } from './state-views.ts'

/**
 * What links in mails lead to. Whoever has the link may use it: a mail program
 * that unsubscribes by one click sends no origin and no cookie.
 * https://datatracker.ietf.org/doc/html/rfc8058#section-3.2
 */
export function mailRoutes(pages: Pages): Hono {
  const routes = new Hono()
  routes
    .get('/unsubscribe/:token', (c) =>
      withLink(c, pages, 'unsubscribe', (link) => askToUnsubscribe(c, pages, link)),
    )
    .post((c) =>
      withLink(c, pages, 'unsubscribe', async (link) => {
        await unsubscribe(pages.platform, link)
        const view = STATE_VIEWS.unsubscribed
        return answerState(c, pages, { view, status: 200, data: null })
      }),
    )
    .all(refuseMethod('GET, POST'))
  return routes
}

async function withLink(
  c: Context,
  pages: Pages,
  kind: MailLinkKind,
  answer: (link: MailLink) => Promise<Response>,
): Promise<Response> {
  const link = readMailLink(pages.platform.keys, kind, tokenOf(c))
  if (link !== null) return answer(link)
  return answerState(c, pages, { view: STATE_VIEWS['no-mail-link'], status: 404, data: null })
}

async function askToUnsubscribe(c: Context, pages: Pages, link: MailLink): Promise<Response> {
  const sender = await findSenderName(pages.platform.db, link.leadId)
  const title = 'Unsubscribe?'
  const main = renderAskMain({
    title,
    text: `You will get no more e-mails of this kind${sender === null ? '' : ` from ${sender}`}.`,
    button: 'Unsubscribe',
    hidden: { 'List-Unsubscribe': 'One-Click' },
  })
  return answerPage(c, pages, { name: 'done', title, data: null, main, parents: [], status: 200 })
}
