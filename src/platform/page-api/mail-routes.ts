import { Hono } from 'hono'
import type { Context } from 'hono'
import { EVENTS } from '../events/event.ts'
import { mailLinkPath, readMailLink } from '../mails/mail-link.ts'
import type { MailLink, MailLinkKind } from '../mails/mail-link.ts'
import { readMail } from '../mails/read-mail.ts'
import { findSenderName } from '../mails/recipient-store.ts'
import { tellOfMail } from '../mails/tell-of-mail.ts'
import { unsubscribe } from '../mails/unsubscribe.ts'
import { answerMail, answerPicture, answerRedirect } from './answer-mail.ts'
import { answerPage, answerState } from './answer-page.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { refuseMethod } from './refuse-method.ts'
import { renderAskMain } from './render/ask-main.ts'
import type { AskView } from './render/ask-main.ts'
import { renderForwardMain } from './render/forward-main.ts'
import { STATE_TEXTS } from '../../texts/all-state-texts.ts'
import { fill } from '../../texts/text.ts'
import { stateView } from './state-views.ts'
import { visitorLanguage } from './visitor-language.ts'

type Answer = (c: Context, pages: Pages, link: MailLink) => Promise<Response>

/**
 * What links in mails lead to. Whoever has the link may use it: a mail program
 * that unsubscribes by one click sends no origin and no cookie.
 * https://datatracker.ietf.org/doc/html/rfc8058#section-3.2
 */
export function mailRoutes(pages: Pages): Hono {
  const routes = new Hono()
  const get = (kind: MailLinkKind, answer: Answer) =>
    routes.get(`/${kind}/:token`, (c) => withLink(c, pages, kind, answer))
  const post = (kind: MailLinkKind, answer: Answer) =>
    routes.post(`/${kind}/:token`, (c) => withLink(c, pages, kind, answer))
  get('unsubscribe', askToUnsubscribe)
  post('unsubscribe', doUnsubscribe)
  get('open', picture)
  get('click', follow)
  get('view', (c, _, link) => show(c, pages, link, 'lead'))
  get('copy', (c, _, link) => show(c, pages, link, 'others'))
  get('forward', askToForward)
  post('forward', doForward)
  routes.all('/:kind{unsubscribe|forward}/:token', refuseMethod('GET, POST'))
  routes.all('/:kind{open|click|view|copy}/:token', refuseMethod('GET'))
  return routes
}

async function withLink(
  c: Context,
  pages: Pages,
  kind: MailLinkKind,
  answer: Answer,
): Promise<Response> {
  const link = readMailLink(pages.platform.keys, kind, tokenOf(c))
  if (link !== null) return answer(c, pages, link)
  return answerState(c, pages, {
    view: stateView('noMailLink', language(c)),
    status: 404,
    data: null,
  })
}

const askToUnsubscribe: Answer = async (c, pages, { leadId }) => {
  const texts = STATE_TEXTS[language(c)]
  const sender = await findSenderName(pages.platform.db, leadId)
  return askPage(c, pages, {
    title: texts.askUnsubscribe,
    text: sender === null ? texts.askUnsubscribeText : fill(texts.askUnsubscribeFrom, { sender }),
    button: texts.unsubscribe,
    hidden: { 'List-Unsubscribe': 'One-Click' },
  })
}

const doUnsubscribe: Answer = async (c, pages, link) => {
  await unsubscribe(pages.platform, link)
  return answerState(c, pages, {
    view: stateView('unsubscribed', language(c)),
    status: 200,
    data: null,
  })
}

const picture: Answer = async (c, pages, link) => {
  await tell(c, pages, link, { name: EVENTS.emailOpened, rule: 'trackOpens' })
  return answerPicture(c)
}

const follow: Answer = async (c, pages, link) => {
  const url = link.target
  await tell(c, pages, link, {
    name: EVENTS.emailClicked,
    rule: 'trackClicks',
    props: { url },
    key: url,
  })
  return answerRedirect(c, url)
}

async function show(
  c: Context,
  pages: Pages,
  link: MailLink,
  forWhom: 'lead' | 'others',
): Promise<Response> {
  const mail = await readMail(pages.platform, link, forWhom)
  if (mail === null) {
    return answerState(c, pages, {
      view: stateView('noMail', language(c)),
      status: 404,
      data: null,
    })
  }
  if (forWhom === 'lead') {
    await tell(c, pages, link, { name: EVENTS.emailViewed, rule: 'trackOpens' })
  }
  return answerMail(c, mail)
}

const askToForward: Answer = (c, pages) => {
  const { askForward, askForwardText, getLink } = STATE_TEXTS[language(c)]
  return askPage(c, pages, {
    title: askForward,
    text: askForwardText,
    button: getLink,
    hidden: {},
  })
}

const doForward: Answer = async (c, pages, link) => {
  const { platform } = pages
  const mail = await readMail(platform, link, 'others')
  if (mail === null) {
    return answerState(c, pages, {
      view: stateView('noMail', language(c)),
      status: 404,
      data: null,
    })
  }
  await tell(c, pages, link, { name: EVENTS.emailForwarded, rule: null })
  const url = platform.url + mailLinkPath(platform.keys, 'copy', link)
  const { forward: title, writeMail: button } = STATE_TEXTS[language(c)]
  const main = renderForwardMain({ title, url, subject: mail.subject, button })
  return answerPage(c, pages, { name: 'done', title, data: null, main, parents: [], status: 200 })
}

const language = (c: Context) => visitorLanguage(c).language

function askPage(c: Context, pages: Pages, view: AskView): Promise<Response> {
  const { title } = view
  const main = renderAskMain(view)
  return answerPage(c, pages, { name: 'done', title, data: null, main, parents: [], status: 200 })
}

/** What a reader wants comes first: he gets it, also when nobody could be told. */
async function tell(
  c: Context,
  pages: Pages,
  link: MailLink,
  told: Parameters<typeof tellOfMail>[2],
): Promise<void> {
  // Hono answers HEAD by the same route; a page that is fetched ahead is not read yet.
  if (c.req.raw.method === 'HEAD' || /prefetch/.test(c.req.header('Sec-Purpose') ?? '')) return
  try {
    await tellOfMail(pages.platform, link, told)
  } catch (error) {
    pages.onError?.(error, { route: `GET ${told.name}`, requestId: undefined })
  }
}
