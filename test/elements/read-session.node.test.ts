import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  anything,
  assert as check,
  boolean,
  constant,
  constantFrom,
  date,
  double,
  integer,
  oneof,
  property,
  record,
  string,
  webUrl,
} from 'fast-check'
import { isOver, readSession } from '../../src/elements/read-session.ts'

const HOUR = 3_600_000

/** What JSON can hold; also what looks as if it could be made a text or a number, and cannot. */
const json = anything({
  key: oneof(string(), constantFrom('toString', 'valueOf', '__proto__', 'sessionId')),
})

/** Answers that look like sessions, with anything in the place of their fields. */
const nearly = record(
  {
    sessionId: oneof(string(), json),
    publicUrl: oneof(webUrl(), json),
    expiresAt: oneof(
      date({ noInvalidDate: true }).map((date) => date.toISOString()),
      constant(null),
      json,
    ),
    resumed: oneof(boolean(), json),
    protocol: oneof(constantFrom('required', 'optional'), json),
    embeddable: oneof(boolean(), constant('unknown'), json),
    heightHint: oneof(integer(), json),
  },
  { requiredKeys: [] },
)
const clocks = oneof(integer(), double())

describe('readSession', () => {
  it('reads what an endpoint answers', () => {
    const clock = Date.parse('2030-01-01T00:00:00Z')
    const session = readSession(
      {
        sessionId: 's-1',
        publicUrl: 'https://forms.example/1',
        expiresAt: '2030-01-01T01:00:00Z',
        resumed: true,
        protocol: 'required',
        embeddable: false,
        heightHint: 640,
      },
      clock,
    )
    const { ends = 0, ...rest } = session ?? {}
    assert.deepEqual(rest, {
      code: null,
      id: 's-1',
      url: 'https://forms.example/1',
      expiresAt: '2030-01-01T01:00:00Z',
      resumed: true,
      speaks: true,
      framed: false,
      height: 640,
    })
    assert.ok(Math.abs(ends - Date.now() - HOUR) < 1000, 'an hour from now, by whatever clock')
  })

  it('takes the least that a session has', () => {
    const session = readSession({ sessionId: 's-1', publicUrl: 'https://forms.example/1' })
    assert.ok(session)
    const { expiresAt, resumed, speaks, framed } = session
    assert.deepEqual(
      { expiresAt, resumed, speaks, framed },
      { expiresAt: null, resumed: false, speaks: false, framed: true },
    )
    assert.equal(isOver(session), false)
  })

  it('takes nothing from the prototype, which a page may have filled', () => {
    Object.assign(Object.prototype, { sessionId: 's-1', resumed: true })
    try {
      assert.equal(readSession({}), null)
      assert.equal(readSession({ sessionId: 's-2' })?.resumed, false)
    } finally {
      for (const name of ['sessionId', 'resumed']) Reflect.deleteProperty(Object.prototype, name)
    }
  })

  it('never throws, and gives fields of their types or nothing, whatever it is given', () => {
    let read = 0
    check(
      property(oneof(nearly, json), clocks, (answer, clock) => {
        const session = readSession(answer, clock)
        if (session === null) return
        read += 1
        assert.equal(session.code, null)
        assert.equal(typeof session.id, 'string')
        assert.ok(session.expiresAt === null || typeof session.expiresAt === 'string')
        for (const flag of [session.resumed, session.speaks, session.framed, isOver(session)]) {
          assert.equal(typeof flag, 'boolean')
        }
        for (const number of [session.height, session.ends]) assert.equal(typeof number, 'number')
      }),
      { numRuns: 3000 },
    )
    assert.ok(read > 100, `some are read: ${read}`)
  })
})
