import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  anything,
  assert as assertProperty,
  asyncProperty,
  json,
  jsonValue,
  oneof,
  record,
  string,
  uint8Array,
} from 'fast-check'
import { readBody } from '../../src/endpoint/read-body.ts'
import { JOURNEY, makeEndpoint, post } from './endpoint-fixture.ts'
import { refused } from './refused-before-upstream.ts'

describe('a body that is not JSON', () => {
  const bodies: [string, string | Uint8Array<ArrayBuffer>][] = [
    ['empty', ''],
    ['truncated', '{"journey":"a'],
    ['two documents', '{"journey":"a"}{}'],
    ['UTF-16', new Uint8Array(Buffer.from(`﻿{"journey":"${JOURNEY}"}`, 'utf16le'))],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['nested 30,000 deep', '['.repeat(30_000)],
  ]
  for (const [name, body] of bodies) {
    it(name, async () => {
      const problem = await refused({ body }, 400, 'invalid-request')
      assert.match(problem.detail ?? '', /JSON|UTF-8/)
    })
  }

  it('but a byte order mark before it does not matter', async () => {
    const { endpoint } = makeEndpoint()
    assert.equal(
      (await endpoint(await post({ body: `\ufeff{"journey":"${JOURNEY}"}` }))).status,
      201,
    )
  })
})

describe('a body of the wrong shape, and what the answer says', () => {
  const id = 'must be 1 to 64 letters, digits, "-" or "_".'
  const bodies: [string, string][] = [
    ['[]', 'The body must be a JSON object.'],
    ['null', 'The body must be a JSON object.'],
    ['"text"', 'The body must be a JSON object.'],
    [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'The body must be a JSON object.'],
    ['{}', '"journey" must be a string.'],
    ['{"journey":7}', '"journey" must be a string.'],
    ['{"journey":["a"]}', '"journey" must be a string.'],
    ['{"journey":{"$ne":""}}', '"journey" must be a string.'],
    ['{"journey":""}', `"journey" ${id}`],
    ['{"journey":".."}', `"journey" ${id}`],
    ['{"journey":"%2e%2e"}', `"journey" ${id}`],
    ['{"journey":"a/b"}', `"journey" ${id}`],
    ['{"journey":"1?x="}', `"journey" ${id}`],
    ['{"journey":"1#"}', `"journey" ${id}`],
    ['{"journey":"a\\u0000"}', `"journey" ${id}`],
    ['{"journey":"a\\ud800"}', `"journey" ${id}`],
    ['{"journey":"a\\r\\nX: y"}', `"journey" ${id}`],
    ['{"journey":"a\\n"}', `"journey" ${id}`],
    [`{"journey":"${'a'.repeat(65)}"}`, `"journey" ${id}`],
    [`{"journey":"${'a'.repeat(10_000)}"}`, `"journey" ${id}`],
    ['{"journey":"a","lead":".."}', `"lead" ${id}`],
    ['{"journey":"a","lead":["108123759"]}', '"lead" must be a string.'],
    ['{"journey":"a","lead":108123759}', '"lead" must be a string.'],
    ['{"journey":"a","lead":null}', '"lead" must be a string.'],
    ['{"journey":"a","leed":"1"}', 'Unknown field "leed".'],
    ['{"journey":"a","__proto__":{"lead":"1"}}', 'Unknown field "__proto__".'],
    ['{"journey":"a","constructor":{"prototype":{}}}', 'Unknown field "constructor".'],
    ['{"journey":"a","values":[]}', ''],
    ['{"journey":"a","values":{"x":{"y":1}}}', '"values.x" must be text, a number or a boolean.'],
    ['{"journey":"a","values":{"x":null}}', ''],
    ['{"journey":"a","values":{"a b":1}}', '"values.a b" is not the name of a field.'],
    ['{"journey":"a","values":{"__proto__":1}}', '"values" must not have "__proto__".'],
    ['{"appointmentType":"a"}', ''],
  ]
  for (const [body, detail] of bodies) {
    it(body.slice(0, 70), async () => {
      const problem = await refused({ body }, 400, 'invalid-request')
      if (detail === '') assert.match(problem.detail ?? '', /"/)
      else assert.equal(problem.detail, detail)
    })
  }

  it('a value of more than 10,000 characters', async () => {
    const body = { journey: 'a', values: { note: 'x'.repeat(10_001) } }
    const problem = await refused({ body }, 400, 'invalid-request')
    assert.equal(problem.detail, '"values.note" must have 10,000 characters at most.')
  })

  it('of two equal keys the last counts and is checked', async () => {
    await refused({ body: '{"journey":"ok","journey":".."}' }, 400, 'invalid-request')
    await refused({ body: '{"journey":"a","lead":"108123759","lead":"2"}' }, 400, 'invalid-request')
  })
})

describe('a large body', () => {
  it('is refused by its Content-Length without being read', async () => {
    let pulled = 0
    const body = new ReadableStream({ pull: () => void (pulled += 1) }, { highWaterMark: 0 })
    await refused({ body, headers: { 'Content-Length': '10485760' } }, 413, 'too-large')
    assert.equal(pulled, 0)
  })

  it('is refused by count when it comes in pieces without end', async () => {
    let pulled = 0
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled += 1
          controller.enqueue(new Uint8Array(1024).fill(0x20))
        },
      },
      { highWaterMark: 0 },
    )
    await refused({ body }, 413, 'too-large')
    assert.equal(pulled, 65)
  })

  it('is refused by count when Content-Length lies', async () => {
    const body = ' '.repeat(70_000)
    await refused({ body, headers: { 'Content-Length': '12' } }, 413, 'too-large')
  })

  it('of exactly 64 KiB is read', async () => {
    const { endpoint } = makeEndpoint()
    const json = JSON.stringify({ journey: JOURNEY })
    const body = json + ' '.repeat(64 * 1024 - json.length)
    assert.equal((await endpoint(await post({ body }))).status, 201)
    await refused({ body: `${body} ` }, 413, 'too-large')
  })

  it('that never ends is a 400 at the deadline, and is let go', async () => {
    const keepAlive = setTimeout(() => {}, 5_000)
    let cancelled = false
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => void (cancelled = true),
    })
    const slow = readBody(await post({ body }), 30)
    await assert.rejects(slow, { code: 'invalid-request', detail: /10 seconds/ })
    assert.equal(cancelled, true)
    clearTimeout(keepAlive)
  })

  it('that breaks off is a 400', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
    const problem = await refused({ body }, 400, 'invalid-request')
    assert.equal(problem.detail, 'The body ended early.')
  })
})

it('whatever the body, the answer is 201 or a problem below 500', async () => {
  const { endpoint } = makeEndpoint()
  const bodies = oneof(
    string({ unit: 'binary' }),
    json(),
    jsonValue().map((value) => JSON.stringify({ journey: JOURNEY, values: value })),
    record({ journey: anything(), lead: anything() }).map((body) =>
      JSON.stringify(body, (_, v) => (typeof v === 'bigint' ? String(v) : v)),
    ),
    uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes)),
  )
  await assertProperty(
    asyncProperty(bodies, async (body) => {
      const response = await endpoint(await post({ body }))
      if (response.status === 201) return
      assert.ok(response.status >= 400 && response.status < 500, String(response.status))
      assert.equal(response.headers.get('content-type'), 'application/problem+json')
      assert.match(((await response.json()) as { type: string }).type, /problem\/[a-z-]+$/)
    }),
    { numRuns: 300 },
  )
})
