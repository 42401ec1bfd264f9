import assert from 'node:assert/strict'
import { it } from 'node:test'
import { urlOf } from '../../src/endpoint/url-of.ts'

/** What Bun, Deno and workerd have in `request.url` for Host headers that are none. */
for (const [url, path] of [
  ['https://www.example.com/sessionframe/v1/x?a=b#c', '/sessionframe/v1/x?a=b'],
  ['http://a b<script>/sessionframe/v1/x?a=b', '/sessionframe/v1/x?a=b'],
  ['http:///x', '/x'],
  ['http://a?b=c', '/?b=c'],
  ['/sessionframe/v1/x', '/sessionframe/v1/x'],
  ['//evil.example/x', '//evil.example/x'],
  ['http://a//evil.example/x', '//evil.example/x'],
  ['http://a/x/../y', '/y'],
  ['http://a/http://b/x', '/http://b/x'],
  ['*', '/*'],
  ['', '/'],
] as const) {
  it(`finds the path of ${JSON.stringify(url)}`, () => {
    const { host, pathname, search } = urlOf({ url })
    assert.equal(host, 'endpoint.invalid')
    assert.equal(pathname + search, path)
  })
}
