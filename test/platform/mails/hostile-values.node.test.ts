import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { OpenDatabase } from '../../../src/database/open-database.ts'
import { openMigratedPglite } from '../../harness/fresh-pglite.ts'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import { mailFixture } from './mail-fixture.ts'

/** What stands around a value, so that the end of one that was too strong is missed. */
const HTML = `<html><body><p title="%Subscriber:value%" class="a">[1]%Subscriber:value%[2]</p>
<a href="%Subscriber:value%">site</a> <a href='https://shop.example/?q=%Subscriber:value%&amp;end=1'>shop</a>
<!-- %Subscriber:value% --><p>[3]</p></body></html>`
const TEXT = '[1]%Subscriber:value%[2]'

interface Case {
  value: string
  /** Where the link leads that begins with the value; else the value itself. */
  link?: string
}

const CASES: Record<string, Case> = {
  'a script': { value: '<script>alert(1)</script>' },
  'the end of the document': { value: '</p></body></html>' },
  'the end of an attribute': { value: '" onmouseover="alert(1)" x="' },
  'the end of an attribute in other quotes': { value: "' onmouseover='alert(1)' x='" },
  'the end of a comment': { value: '--><img src=x onerror=alert(1)><!--' },
  'half a tag': { value: '<a href="https://evil.example/' },
  entities: { value: '&lt;b&gt; &amp;amp; &#60; &notit;' },
  'merge fields': { value: '%Subscriber:EmailAddress%%Link:Unsubscribe%' },
  'half a merge field': { value: '%Subscriber:' },
  'what replace() reads': { value: "$& $1 $` $' $$" },
  'more headers': { value: 'a\r\nBcc: b@evil.example\r\nX-Evil: 1\r\n\r\nbody' },
  'an encoded header': { value: '=?utf-8?Q?a=0D=0ABcc:_b@evil.example?=' },
  'the end of the mail': { value: 'a\r\n.\r\nQUIT\r\n' },
  'a boundary of parts': { value: '\r\n----_NmP-1\r\nContent-Type: text/html\r\n\r\nx' },
  'letters that turn the line around': { value: '\u202Eexe.\u2066cod\u200F שלום' },
  'ends of lines that are none of ours': { value: 'a\u2028b\u2029c\u0085d\u000Be' },
  'letters of two halves': { value: '𝒶𝒹𝒶 👩🏽‍🚀' },
  'a script for an address': { value: 'javascript:alert(1)', link: '#' },
  'a script for an address, hidden': { value: ' \u0001jAva\tscr\nipt:alert(1)', link: '#' },
  'a page for an address': { value: 'data:text/html,<script>alert(1)</script>', link: '#' },
  'a path': { value: '/../../mails/click/x?a=1&b=2#c' },
  'an address with a name': { value: 'https://shop.example@evil.example/' },
  'more than anybody reads': { value: '<&"\r\n'.repeat(20_000) },
}

describe('values that a stranger wrote', () => {
  let database: OpenDatabase | undefined
  const mails = new Map<string, ReceivedMail>()
  before(async () => {
    database = await openMigratedPglite()
    await using fixture = await mailFixture(database.db)
    await database.db
      .updateTable('workspace')
      .set({ track_opens: 'always', track_clicks: 'always' })
      .where('id', '=', fixture.workspaceId)
      .execute()
    const subject = 'For %Subscriber:value% %Link:Unsubscribe%'
    // Each by itself, so that what reads the HTML is a parser that has no text to go by.
    for (const [html, text] of [
      [HTML, ''],
      [HTML, TEXT],
    ] as const) {
      const EmailID = await fixture.email(subject, html, text)
      const journey = await fixture.actionJourney('SendEmail', { EmailID })
      for (const [at, { value }] of Object.values(CASES).entries()) {
        const email = `case${at}${text === '' ? 'h' : 't'}@example.com`
        await fixture.enrol(journey.id, await fixture.lead({ email, value }))
      }
    }
    await using _ = await fixture.work()
    await fixture.told('an effect has ended', 2 * Object.keys(CASES).length)
    for (const mail of fixture.smtp.mails) mails.set(mail.to.join(), mail)
  })
  after(() => database?.close())

  for (const [at, [what, { value, link = value }]] of Object.entries(CASES).entries()) {
    describe(`such as ${what}`, () => {
      const mail = (kind: 'h' | 't') =>
        mails.get(`case${at}${kind}@example.com`) ?? assert.fail('It was not sent.')

      it('have the mail no other headers and recipients', () => {
        const { parsed, to, raw } = mail('t')
        assert.equal(to.length, 1)
        assert.equal(parsed.to && 'text' in parsed.to ? parsed.to.text : '', to[0])
        assert.deepEqual([parsed.bcc, parsed.cc], [undefined, undefined])
        assert.deepEqual([...parsed.headers.keys()].toSorted(), HEADERS)
        assert.ok(raw.split('\r\n').every((line) => line.length <= 998))
      })

      it('are part of the subject, in one line', () => {
        const { subject = '' } = mail('t').parsed
        assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u)
        assert.ok(subject.length <= 500)
        const kept = plain(value).replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
        const expected = plain(`For ${kept} %Link:Unsubscribe%`)
        assert.equal(plain(subject), expected.slice(0, plain(subject).length))
        assert.ok(subject.length === 500 || plain(subject) === expected)
      })

      it('are text in the text', () => {
        assert.equal(plain(mail('t').parsed.text ?? ''), plain(`[1]${value}[2]`))
      })

      it('are text in the HTML, and the template stays what it was', () => {
        const { html } = mail('t').parsed
        const markup = String(html)
        assert.equal(markup.match(/<[a-z!/]/gi)?.length, TAGS, markup.slice(0, 2000))
        const title = /<p title="([^"]*)" class="a">/.exec(markup)?.[1]
        assert.equal(plain(decoded(title ?? '')), plain(value))
        const read = plain(mail('h').parsed.text ?? '')
        const [, found] =
          /^(.*\[2\]site.*)shop\[[^\]]*\]\[3\]\[[^\]]*\/open\/[\w-]+\]$/s.exec(read) ?? []
        // The parser hides a link to the page itself.
        const shown = link === '#' ? '' : `[${link.trim()}]`
        assert.equal(found, plain(`[1]${value}[2]site${shown}`), read.slice(0, 500))
      })

      it('lead nowhere but where the template leads, and run nothing', () => {
        const [first = '', second = ''] = hrefs(String(mail('t').parsed.html))
        assert.equal(plain(first), plain(link.trim()))
        // By way of us, to the address with the value as a part of it.
        const token = /^https:\/\/pages\.example\.test\/mails\/click\/([\w-]+)$/.exec(second)?.[1]
        const wanted = `https://shop.example/?q=${encodeURIComponent(value)}&end=1`
        if (wanted.length > 1500) assert.equal(second, wanted)
        else
          assert.ok(
            Buffer.from(token ?? '', 'base64url')
              .toString()
              .endsWith(wanted),
          )
      })
    })
  }
})

const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'list',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

/** Starts and ends of those in the template, the comment's, and the picture. */
const TAGS = [...HTML.matchAll(/<[a-z!/]/gi)].length + 1

/** Parsers fold white space each in its own way; everything else must be there. */
function plain(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, '')
}

/** Of `<a>`, in double quotes, as `writeHtml` leaves them. */
function hrefs(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => decoded(href))
}

function decoded(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (entities[name ?? ''] ?? '') : String.fromCharCode(+code),
  )
}
