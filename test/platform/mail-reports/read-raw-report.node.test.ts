import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { readPart } from '../../../src/platform/mail-reports/raw/mime-part.ts'
import { readRawReport } from '../../../src/platform/mail-reports/raw/read-raw-report.ts'
import { bounceMail, complaintMail, NO_USER, originalHeaders } from './raw-mails.ts'

const OURS = '<01936f2a-7c1e-7000-8000-0123456789ab.3.mail@sender.example>'
const HEADERS = originalHeaders(OURS)
const read = (raw: string) => readRawReport(readPart(raw))
const bounced = (rest: object = {}) => ({
  type: 'bounce',
  permanent: true,
  messageId: OURS,
  email: 'ada@example.com',
  ...rest,
})
const recipient = (...fields: string[]) => bounceMail({ recipient: fields, original: HEADERS })

describe('a raw report', () => {
  it('is a mail, for a parser that is not ours', async () => {
    for (const raw of [
      bounceMail({ original: HEADERS }),
      complaintMail({ original: `${HEADERS}\r\n\r\nHello` }),
    ]) {
      const parsed = await simpleParser(raw)
      assert.match(parsed.text ?? '', /could not be delivered|abuse report/)
      const types = parsed.attachments.map(({ contentType }) => contentType)
      assert.ok(types.length >= 1, types.join())
      assert.deepEqual(read(raw)?.reports.length, 1)
    }
  })

  it('says which mail came back, from where it was to, and whether for good', () => {
    assert.deepEqual(read(bounceMail({ original: HEADERS })), { reports: [bounced()], ignored: 0 })
  })

  const cases: [what: string, raw: string, reports: object[], ignored?: number][] = [
    [
      'with the whole mail',
      bounceMail({ original: `${HEADERS}\r\n\r\nDear Ada`, originalType: 'message/rfc822' }),
      [bounced()],
    ],
    [
      'with the mail in base64',
      bounceMail({
        original: Buffer.from(HEADERS).toString('base64'),
        originalType: 'text/rfc822-headers\r\nContent-Transfer-Encoding: base64',
      }),
      [bounced()],
    ],
    [
      'without the mail, as an answer to it',
      bounceMail({
        original: null,
        headers: [`References: <first@elsewhere.example>\r\n ${OURS}`],
      }),
      [bounced()],
    ],
    [
      'with lines that end as on Unix, behind the line of a mailbox file',
      `From MAILER-DAEMON Mon Nov 23 08:00:00 2026\n${bounceMail({ original: HEADERS }).replaceAll('\r\n', '\n')}`,
      [bounced()],
    ],
    [
      'that was cut',
      bounceMail({ original: `${HEADERS}\r\n\r\nDear` }).replace(/--[^-]*--\r\n$/, ''),
      [bounced()],
    ],
    [
      'of a mailbox that is full',
      recipient('Final-Recipient: rfc822; ada@example.com', 'Action: failed', 'Status: 5.2.2'),
      [bounced({ permanent: false })],
    ],
    [
      'of a server that was down for days',
      recipient(
        'Final-Recipient: rfc822;ada@example.com',
        'Action: failed',
        'Status: 4.4.1 (away)',
      ),
      [bounced({ permanent: false })],
    ],
    [
      'whose status is vague, but not what the other server said',
      recipient(
        'Final-Recipient: rfc822;<ada@example.com>',
        'Action: Failed (bounced)',
        'Status: 5.0.0',
        'Diagnostic-Code: smtp;550-5.1.1 no such user',
      ),
      [bounced()],
    ],
    [
      'whose status says more than the other server, who is about us',
      recipient(
        'Final-Recipient: rfc822;ada@example.com',
        'Action: failed',
        'Status: 5.7.1',
        'Diagnostic-Code: smtp; 550 5.1.1 you are a spammer',
      ),
      [bounced({ permanent: false })],
    ],
    [
      'of somebody behind an alias',
      recipient(
        'Final-Recipient: rfc822;ada.l@example.net',
        'Original-Recipient: rfc822;ada@example.com',
        'Action: failed',
        'Status: 5.1.1',
      ),
      [bounced()],
    ],
    [
      'of an address in UTF-8',
      Buffer.from(
        recipient('Final-Recipient: utf-8; zoë@example.com', 'Action: failed', 'Status: 5.1.1'),
      ).toString('latin1'),
      [bounced({ email: 'zoë@example.com' })],
    ],
    [
      'of an address that is no mail address',
      recipient('Final-Recipient: x400; /C=GB/S=Lovelace/', 'Action: failed', 'Status: 5.1.1'),
      [bounced({ email: undefined })],
    ],
    [
      'of a mail that is late, and of one that arrived',
      bounceMail({
        recipient: [
          'Final-Recipient: rfc822; ada@example.com',
          'Action: delayed',
          'Status: 4.4.1',
          '',
          'Final-Recipient: rfc822; eve@example.com',
          'Action: delivered',
          'Status: 2.1.5',
        ],
        original: HEADERS,
      }),
      [],
      2,
    ],
    ['of a mail that is not ours', bounceMail({}), [bounced({ messageId: undefined })]],
    [
      'of one who calls the mail spam',
      complaintMail({ original: `${HEADERS}\r\n\r\nDear Ada` }),
      [{ type: 'complaint', messageId: OURS }],
    ],
    ['about signatures', complaintMail({ kind: 'auth-failure', original: HEADERS }), [], 1],
    [
      'that a mail was read',
      bounceMail({}).replace('message/delivery-status', 'message/disposition-notification'),
      [],
      1,
    ],
    ['that is none, but "I am on holiday"', 'Subject: Away\r\n\r\nI am on holiday.', [], 1],
    ['that is nothing', '', [], 1],
  ]
  for (const [what, raw, reports, ignored = 0] of cases) {
    it(what, () => assert.deepEqual(read(raw), { reports, ignored }))
  }

  const wrong: [what: string, raw: string][] = [
    ['without a boundary', 'Content-Type: multipart/report\r\n\r\n--x\r\n'],
    ['without its parts', 'Content-Type: multipart/report; boundary=x\r\n\r\nnothing'],
    ['of nobody', recipient('Status: 5.1.1')],
    [
      'of too many parts',
      `Content-Type: multipart/report; boundary=x\r\n\r\n${'--x\r\n\r\n'.repeat(50_000)}`,
    ],
    [
      'of too many people',
      bounceMail({
        recipient: Array.from({ length: 101 }, () => [...NO_USER, '']).flat(),
      }),
    ],
  ]
  for (const [what, raw] of wrong) {
    it(`${what} is refused`, () => assert.equal(read(raw), null))
  }

  it('does not look into mails within mails', () => {
    let nested = bounceMail({ original: HEADERS })
    for (let depth = 0; depth < 50; depth++) {
      const boundary = `nested.${depth}`
      nested = bounceMail({ original: nested, originalType: 'message/rfc822', boundary })
    }
    assert.deepEqual(read(nested)?.reports, [bounced({ messageId: undefined })])
  })

  it('takes no time, whatever is repeated in a megabyte', () => {
    const repeated = [
      '\n',
      '\r\n\r\n',
      ': ',
      ' ',
      '\t\n ',
      '=\t',
      ';a="',
      ';a=b',
      '\\"',
      '--x\n',
      'a',
    ]
    for (const one of repeated) {
      const much = one.repeat(1_000_000 / one.length)
      const raws = [
        much,
        `Content-Type: multipart/report; boundary=x${much}`,
        `Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: quoted-printable\n\n${much}`,
        `Content-Type: multipart/report; boundary=x\nReferences: ${much}\n\n--x\nContent-Type: message/delivery-status\n\n\nFinal-Recipient: ${much}`,
      ]
      for (const raw of raws) {
        const begun = performance.now()
        read(raw)
        const took = performance.now() - begun
        assert.ok(took < 2_000, `${JSON.stringify(one)}: ${took.toFixed(0)} ms`)
      }
    }
  })

  it('never names a mail of ours that is not in it', () => {
    const bounce = bounceMail({ original: HEADERS })
    const complaint = complaintMail({ original: HEADERS })
    fc.assert(
      fc.property(
        fc.constantFrom(bounce, complaint),
        fc.array(fc.tuple(fc.nat(bounce.length), fc.nat(40), fc.string({ maxLength: 8 }))),
        (mail, cuts) => {
          const raw = cuts.reduce(
            (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
            mail,
          )
          for (const { messageId } of read(raw)?.reports ?? []) {
            if (messageId !== undefined) assert.ok(raw.includes(messageId))
          }
        },
      ),
    )
  })
})
