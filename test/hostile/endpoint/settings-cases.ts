import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { codeOf } from '../../harness/endpoint/ask.ts'
import type { SettingsCase } from './endpoint-case.ts'
import { assertSilent } from './upstream.ts'

export const settingsCases: SettingsCase[] = [
  {
    number: 76,
    tried: 'a thousand addresses made up in X-Forwarded-For',
    expected: '429 all the same, with a time to come back',
    async run(start) {
      const endpoint = await start({ SESSIONFRAME_RATE_LIMIT_ADDRESS: '20' })
      const statuses = new Map<number, number>()
      for (let at = 0; at < 1000; at += 1) {
        const address = `${1 + (at % 200)}.0.${at >> 8}.${at & 255}`
        const headers = { 'X-Forwarded-For': address, Authorization: null }
        const answer = await endpoint.ask({ headers })
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status === 429) assert.match(String(answer.headers['retry-after']), /^\d+$/)
      }
      // The minute may end once meanwhile.
      assert.ok((statuses.get(401) ?? 0) <= 40, JSON.stringify([...statuses]))
      assert.equal(endpoint.flg.seen.length, 0)
    },
  },
  {
    number: 84,
    tried: 'nobody listens, no TLS, no such name',
    expected: '502 without the name of the host',
    async run(start) {
      const plain = createServer((socket) => {
        // Who expected TLS resets the connection.
        socket.on('error', () => {})
        socket.end('HTTP/1.1 200 OK\r\n\r\n')
      })
      await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
      const { port } = plain.address() as AddressInfo
      try {
        for (const domain of [
          'http://127.0.0.1:9',
          `https://127.0.0.1:${port}`,
          'no-such-name.invalid',
        ]) {
          const endpoint = await start({ FLG_DOMAIN: domain })
          const answer = await endpoint.ask()
          assert.deepEqual([answer.status, codeOf(answer)], [502, 'upstream-failed'], domain)
          const { host } = new URL(domain.replace(/^(?!http)/, 'https://'))
          assert.ok(!(answer.text + endpoint.log()).includes(host))
          assertSilent(endpoint, answer.text)
        }
      } finally {
        plain.close()
      }
    },
  },
]
