import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { WrittenMail } from '../mails/write-mail.ts'
import { BASE_HEADERS } from './page-headers.ts'

/** One pixel, transparent: https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

export function answerPicture(c: Context): Response {
  return c.body(PIXEL, 200, {
    ...BASE_HEADERS,
    'Content-Type': 'image/gif',
    // Mail programs on the web are pages of other origins.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
}

/** @param url One that we signed: http or https. */
export function answerRedirect(c: Context, url: string): Response {
  return c.body(null, 302, { ...BASE_HEADERS, Location: new URL(url).href })
}

/**
 * What the owner wrote, with pictures from where he says. Nothing in it runs or is
 * sent, and it is of no origin: it stands below ours, beside the pages of others.
 */
const MAIL_POLICY = [
  "default-src 'none'",
  'img-src https: data:',
  "style-src 'unsafe-inline' https:",
  'font-src https: data:',
  'media-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

export function answerMail(c: Context, mail: WrittenMail): Response | Promise<Response> {
  return c.html(documentOf(mail), 200, {
    ...BASE_HEADERS,
    'Content-Security-Policy': MAIL_POLICY,
  })
}

/** As it is where it is a document; a part of one gets the rest. */
function documentOf({ subject, html: written, text }: WrittenMail) {
  if (/<html[\s>]/i.test(written)) return written
  const body =
    written === '' ? html`<pre style="white-space: pre-wrap">${text}</pre>` : raw(written)
  return html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body>
        ${body}
      </body>
    </html> `
}
