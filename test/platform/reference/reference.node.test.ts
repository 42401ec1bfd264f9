import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { curlLine } from '../../../src/platform/reference/curl-line.ts'
import { referenceRoutes } from '../../../src/platform/reference/reference-routes.ts'
import { routesOf } from '../../../src/platform/reference/routes-of.ts'
import { schemaRows } from '../../../src/platform/reference/schema-rows.ts'
import { typeText } from '../../../src/platform/reference/type-text.ts'
import { VENDORS } from '../../../src/platform/reference/vendors.ts'
import type { JsonSchema } from '../../../src/platform/vendor-apis/openapi-types.ts'

const ORIGIN = 'https://sessions.example'
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema

describe('the API reference', () => {
  it('says in words what a value may be', () => {
    const words: [z.ZodType, string][] = [
      [z.string(), 'text'],
      [z.string().min(1).max(255), 'text of 1 to 255 characters'],
      [z.iso.datetime(), 'an instant in ISO 8601'],
      [z.uuid().nullable(), 'a UUID or `null`'],
      [z.int().min(0), 'a whole number, 0 or more'],
      [z.int().positive().max(1000), 'a whole number, more than 0, 1000 at most'],
      [z.enum(['a', 'b']), '`"a"`, `"b"`'],
      [z.array(z.string()), 'a list, each text'],
      [z.array(z.never()), 'an empty list'],
      [z.record(z.string(), z.unknown()), 'an object with any keys'],
      [z.never().optional(), 'nothing: leave it out'],
      [z.unknown(), 'anything'],
    ]
    for (const [schema, text] of words) {
      assert.equal(typeText(schemaOf(schema)), text)
    }
  })

  it('shows what is in lists of objects below their name', () => {
    const schema = z.object({ nodes: z.array(z.object({ id: z.string(), at: z.int().nullish() })) })
    assert.deepEqual(
      schemaRows(schemaOf(schema)).map(({ path, required }) => [path, required]),
      [
        ['nodes', true],
        ['nodes[].id', true],
        ['nodes[].at', false],
      ],
    )
  })

  it('has calls that a shell takes as they are meant', () => {
    for (const { slug, document: make } of VENDORS) {
      const document = make('1.2.3')
      for (const route of routesOf(document)) {
        const line = curlLine({ origin: ORIGIN, document, ...route })
        // Each argument on a line of its own, as the shell hands it over; "\0" would end a string.
        const output = execFileSync('sh', ['-c', `curl() { printf '%s\\037' "$@"; }; ${line}`])
        const given = output.toString().split('\u001F').slice(0, -1)
        const url = new URL(given.find((one) => one.startsWith('http')) ?? '')
        assert.equal(url.origin, ORIGIN, slug)
        assert.doesNotMatch(url.pathname, /[{}%]/)
        const body = given[given.indexOf('-d') + 1] ?? ''
        const example = route.operation.requestBody?.content['application/json'].example
        if (example === undefined) assert.ok(!given.includes('-d'))
        else assert.deepEqual(JSON.parse(body), example)
        assert.ok(given.some((one) => one.endsWith(' YOUR_KEY')))
      }
    }
  })

  it('keeps a quote within its argument', () => {
    const [route] = routesOf(VENDORS[1]!.document('1.2.3'))
    const document = VENDORS[1]!.document('1.2.3')
    const line = curlLine({ ...route!, document, origin: "https://a.example/'; rm -rf '" })
    assert.ok(line.startsWith(String.raw`curl 'https://a.example/'\''; rm -rf '\''/v1/journeys'`))
  })

  it('answers a page and its document, to GET and HEAD alone, and not again what is known', async () => {
    const style = '/assets/reference-1.css'
    const app = await referenceRoutes({ origin: ORIGIN, version: '1.2.3', style })
    const page = await app.request('/reference/octeth')
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.doesNotMatch(await page.text(), /<script|<style|\s(?:style|on\w+)=/)
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; /)
    const known = { 'If-None-Match': page.headers.get('etag') ?? '' }
    assert.equal((await app.request('/reference/octeth', { headers: known })).status, 304)
    assert.equal((await app.request('/reference/octeth.json', { method: 'HEAD' })).status, 200)
    assert.equal((await app.request('/reference', { method: 'POST' })).status, 405)
    assert.equal((await app.request('/reference/other')).status, 404)
  })
})
