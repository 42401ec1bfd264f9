import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anything, assert as check, constantFrom, dictionary, property, string } from 'fast-check'
import {
  parseGuestMessage,
  parseHello,
  parseHostMessage,
  parseWelcome,
} from '../../src/protocol/parse-message.ts'

const RECEIPT = 'aGVhZA.Y2xhaW1z.c2ln'
const TIMES = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T09:30:00.000Z' }

const GUEST = [
  { t: 'ready', nonce: 'abc-1' },
  { t: 'height', px: 0 },
  { t: 'height', px: 1e9 },
  { t: 'progress', page: 1, pages: 3 },
  { t: 'slot', ...TIMES },
  { t: 'submitted', receipt: RECEIPT },
  { t: 'booked', ...TIMES, receipt: RECEIPT },
  { t: 'rescheduled', ...TIMES, receipt: RECEIPT },
  { t: 'cancelled' },
  { t: 'expired' },
  { t: 'close-request' },
  { t: 'focus-out' },
  { t: 'error', code: 'closed' },
]
const HOST = [
  { t: 'focus' },
  { t: 'theme', colorScheme: 'dark', lang: 'de-AT', dir: 'ltr' },
  { t: 'theme', colorScheme: 'light', lang: '', dir: 'rtl' },
  { t: 'ping' },
]
const HELLO = { p: 'sessionframe', t: 'hello', v: [1], id: 'abc' }
const WELCOME = { p: 'sessionframe', t: 'welcome', v: 1, echo: 'abc', nonce: 'def' }

const PARSERS = { parseGuestMessage, parseHostMessage, parseHello, parseWelcome }

/** Anything that `postMessage` could carry, and more. */
const whatever = anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withTypedArray: true,
  withSparseArray: true,
})

describe('messages of our own', () => {
  for (const message of GUEST) {
    it(`guest: ${JSON.stringify(message).slice(0, 60)}`, () => {
      assert.deepEqual(parseGuestMessage(structuredClone(message)), message)
    })
  }
  for (const message of HOST) {
    it(`host: ${JSON.stringify(message)}`, () => {
      assert.deepEqual(parseHostMessage(structuredClone(message)), message)
    })
  }
  it('hello and welcome', () => {
    assert.deepEqual(parseHello(HELLO), { t: 'hello', v: [1], id: 'abc' })
    assert.deepEqual(parseWelcome(WELCOME), { t: 'welcome', v: 1, echo: 'abc', nonce: 'def' })
  })
})

describe('messages of others', () => {
  const bad: Record<keyof typeof PARSERS, unknown[]> = {
    parseGuestMessage: [
      { t: 'height', px: -1 },
      { t: 'height', px: NaN },
      { t: 'height', px: Infinity },
      { t: 'height', px: '500' },
      { t: 'height', px: new Date(500) },
      { t: 'height', px: [500] },
      { t: 'height' },
      { t: 'progress', page: 0, pages: 2 },
      { t: 'progress', page: 1, pages: 1e9 },
      { t: 'progress', page: 1 },
      { t: 'slot', start: 'tomorrow', end: 'then' },
      { t: 'slot', start: `2026-11-24T09:00:00Z${' '.repeat(1e5)}`, end: TIMES.end },
      { t: 'slot', start: '2026-11-24', end: TIMES.end },
      { t: 'submitted', receipt: '' },
      { t: 'submitted', receipt: 'a'.repeat(5000) },
      { t: 'submitted', receipt: '<script>' },
      { t: 'submitted', receipt: { toString: () => RECEIPT } },
      { t: 'booked', ...TIMES },
      { t: 'error', code: 'a b' },
      { t: 'error', code: 'x'.repeat(65) },
      { t: 'ready', nonce: 5 },
      { t: 'hello' },
      { t: 'constructor' },
      { t: '__proto__' },
      { t: 'toString' },
      { t: ['cancelled'] },
      { t: Object('cancelled') },
    ],
    parseHostMessage: [
      { t: 'theme', colorScheme: 'sepia', lang: '', dir: 'ltr' },
      { t: 'theme', colorScheme: 'dark', lang: '<b>', dir: 'ltr' },
      { t: 'theme', colorScheme: 'dark', lang: '', dir: 'up' },
      { t: 'submitted', receipt: RECEIPT },
      { t: 'hasOwnProperty' },
    ],
    parseHello: [
      { ...HELLO, p: 'other' },
      { ...HELLO, t: 'welcome' },
      { ...HELLO, v: 1 },
      { ...HELLO, v: { 0: 1, length: 1 } },
      { ...HELLO, id: '' },
      { ...HELLO, id: 'a b' },
      { ...HELLO, id: 'x'.repeat(65) },
      { ...HELLO, id: 7 },
    ],
    parseWelcome: [
      { ...WELCOME, v: '1' },
      { ...WELCOME, v: 0 },
      { ...WELCOME, echo: null },
      { ...WELCOME, nonce: '' },
    ],
  }
  const never = [
    null,
    undefined,
    0,
    '',
    'hello',
    true,
    [],
    {},
    new Map(),
    new Date(),
    new Error('x'),
  ]

  for (const [name, parse] of Object.entries(PARSERS)) {
    it(`${name} gives null`, () => {
      for (const message of [...never, ...bad[name as keyof typeof PARSERS]]) {
        assert.equal(parse(message), null, JSON.stringify(message)?.slice(0, 80))
      }
    })

    it(`${name} gives null for a message in anything but a plain object`, () => {
      const good = {
        parseGuestMessage: GUEST[8],
        parseHostMessage: HOST[0],
        parseHello: HELLO,
        parseWelcome: WELCOME,
      }
      const message = good[name as keyof typeof PARSERS] ?? {}
      class Other {
        own = 1
      }
      for (const carrier of [[], new Map(), new Date(), new Other(), () => {}, new Error('x')]) {
        assert.equal(parse(Object.assign(carrier, message)), null)
      }
      assert.equal(parse(Object.create(message)), null, 'inherited')
    })

    it(`${name} never throws, and gives null or a fresh object`, () => {
      check(
        property(whatever, (value) => {
          const parsed = parse(value)
          assert.ok(parsed === null || (typeof parsed === 'object' && parsed !== value))
        }),
      )
    })
  }

  it('versions of a hello are cut and cleaned, never looked at one by one', () => {
    assert.deepEqual(parseHello({ ...HELLO, v: ['1', NaN, null, 2, 1.5] })?.v, [2])
    assert.equal(parseHello({ ...HELLO, v: Array(1e6).fill(9) })?.v.length, 16)
    assert.deepEqual(parseHello({ ...HELLO, v: [] })?.v, [])
  })
})

describe('fields', () => {
  const good = constantFrom(...GUEST)

  it('that a message does not have are not passed on', () => {
    check(
      property(good, dictionary(string(), anything()), (message, more) => {
        const parsed = parseGuestMessage({ ...more, ...message })
        assert.deepEqual(parsed, message)
      }),
    )
  })

  it('that a message must have cannot be inherited', () => {
    check(
      property(good, (message) => {
        for (const left of Object.keys(message)) {
          const inherited = Object.fromEntries(
            Object.entries(message).filter(([name]) => name === left),
          )
          const own = Object.fromEntries(Object.entries(message).filter(([name]) => name !== left))
          const clone = JSON.parse(`{"__proto__": ${JSON.stringify(inherited)}}`) as object
          assert.equal(parseGuestMessage(Object.assign(clone, own)), null)
        }
      }),
    )
  })

  it('an own __proto__ changes nothing and goes nowhere', () => {
    const evil: unknown = structuredClone(
      JSON.parse('{"t": "progress", "page": 1, "pages": 2, "__proto__": {"polluted": true}}'),
    )
    const parsed = parseGuestMessage(evil)
    assert.deepEqual(Object.keys(parsed ?? {}), ['t', 'page', 'pages'])
    assert.equal(Object.getPrototypeOf(parsed), Object.prototype)
    assert.equal(Reflect.get({}, 'polluted'), undefined)
  })

  it('a polluted Object.prototype lends none', () => {
    const prototype = Object.prototype as Record<string, unknown>
    const names = {
      t: 'cancelled',
      p: 'sessionframe',
      receipt: RECEIPT,
      id: 'x',
      v: [1],
      nonce: 'n',
    }
    Object.assign(prototype, names)
    try {
      assert.equal(parseGuestMessage({}), null)
      assert.equal(parseGuestMessage({ t: 'submitted' }), null)
      assert.equal(parseHello({ t: 'hello' }), null)
    } finally {
      for (const name of Object.keys(names)) delete prototype[name]
    }
  })

  it('a setter on Object.prototype is not called', () => {
    let called = false
    // oxlint-disable-next-line no-extend-native -- as a careless page does
    Object.defineProperty(Object.prototype, 'receipt', {
      configurable: true,
      set() {
        called = true
      },
    })
    try {
      const message = JSON.parse(`{"t": "submitted", "receipt": "${RECEIPT}"}`) as unknown
      assert.equal(Object.hasOwn(parseGuestMessage(message) ?? {}, 'receipt'), true)
      assert.equal(called, false)
    } finally {
      delete (Object.prototype as Record<string, unknown>)['receipt']
    }
  })
})
