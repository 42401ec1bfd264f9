import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'
import * as fc from 'fast-check'
import { postWebhook } from '../../../src/platform/webhooks/post-webhook.ts'
import { isPublicAddress } from '../../../src/platform/webhooks/public-address.ts'
import { waitAfter } from '../../../src/platform/webhooks/webhook.ts'
import { hostileServer } from '../../harness/hostile-server.ts'
import type { HostileServer } from '../../harness/hostile-server.ts'
import { listen } from '../../harness/listen.ts'

describe('a webhook goes to public addresses only', () => {
  const post = (url: string, allowed: string[] = []) =>
    postWebhook(new URL(url), {
      headers: { 'content-length': '2' },
      body: '{}',
      deadlineMs: 60_000,
      allowedOrigins: new Set(allowed),
    })

  it('however the address of this machine or network is written', async () => {
    let connections = 0
    const inside = await listen(
      createServer((socket) => {
        connections += 1
        socket.destroy()
      }),
    )
    const { port } = inside
    const hosts = ['127.0.0.1', '127.1', '0x7f000001', '2130706433', '0.0.0.0', '[::1]', '[::]']
    const mapped = ['[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]']
    const network = ['10.0.0.1', '169.254.169.254', '192.168.1.1', '[fd00::1]', '[fe80::1]']
    // By its name: what counts is where that leads.
    for (const host of [...hosts, ...mapped, ...network, 'localhost']) {
      const posted = await post(`https://${host}:${port}/`)
      assert.deepEqual(posted, { failure: 'private-address' }, host)
    }
    assert.equal(connections, 0)
    // A connection is what was meant to be prevented: with leave, there is one.
    const posted = await post(`https://127.0.0.1:${port}/`, [`https://127.0.0.1:${port}`])
    assert.deepEqual(posted, { failure: 'unreachable' })
    assert.equal(connections, 1)
    await inside.close()
  })

  it('and never without TLS, unless the origin is allowed', async () => {
    assert.deepEqual(await post('http://192.0.2.1/'), { failure: 'plain-http' })
    assert.deepEqual(await post('http://127.0.0.1:1/', ['http://127.0.0.1:2']), {
      failure: 'plain-http',
    })
  })

  it('of which these are, and no other', () => {
    for (const address of ['1.1.1.1', '93.184.216.34', '172.32.0.1', '192.167.255.255']) {
      assert.equal(isPublicAddress(address, 4), true, address)
    }
    for (const address of [
      '100.64.0.1',
      '172.31.255.255',
      '198.19.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ]) {
      assert.equal(isPublicAddress(address, 4), false, address)
    }
    assert.equal(isPublicAddress('2606:4700:4700::1111', 6), true)
    for (const address of [
      '2001:db8::1',
      '2001::1',
      'fc00::1',
      'ff02::1',
      '::ffff:1.1.1.1',
      '::',
    ]) {
      assert.equal(isPublicAddress(address, 6), false, address)
    }
  })
})

describe('a receiver', () => {
  let receiver: HostileServer
  before(async () => {
    receiver = await hostileServer()
  })
  after(() => receiver.close())
  const post = (deadlineMs = 60_000) =>
    postWebhook(new URL(`${receiver.origin}/hook`), {
      headers: { 'content-length': '2' },
      body: '{}',
      deadlineMs,
      allowedOrigins: new Set([receiver.origin]),
    })

  it('who redirects is not followed', async () => {
    receiver.reset()
    receiver.behave = (_, response) => {
      response.writeHead(307, { location: `${receiver.origin}/elsewhere` }).end()
    }
    assert.deepEqual(await post(), { status: 307 })
    assert.equal(receiver.seen.length, 1)
  })

  it('who answers without an end is read no further than a little', async () => {
    let written = 0
    receiver.behave = (_, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 1
      }
      response.on('drain', more)
      more()
    }
    assert.deepEqual(await post(), { status: 200 })
    assert.ok(written < 5000, `${written} blocks of 16 KiB were written`)
  })

  it('who says nothing, or stops in the middle, has only so long', async () => {
    receiver.behave = () => {}
    assert.deepEqual(await post(300), { failure: 'timeout' })
    receiver.behave = (_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('x')
    }
    assert.deepEqual(await post(300), { failure: 'timeout' })
  })

  it('who hangs up, or is not there, is unreachable', async () => {
    receiver.behave = (request) => request.socket.destroy()
    assert.deepEqual(await post(), { failure: 'unreachable' })
    const gone = await hostileServer()
    await gone.close()
    const posted = await postWebhook(new URL(gone.origin), {
      headers: {},
      body: '',
      deadlineMs: 60_000,
      allowedOrigins: new Set([gone.origin]),
    })
    assert.deepEqual(posted, { failure: 'unreachable' })
  })
})

it('the waits grow to a day, are never alike for all, and end', () => {
  const hours = (attempts: number) => (waitAfter(attempts, 0.5) ?? Number.NaN) / 3_600_000
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(hours)
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  )
  assert.equal(waits.at(-1), 24)
  assert.equal(waitAfter(10, 0.5), null)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, r) => {
        const middle = waitAfter(n, 0.5) ?? 0
        const wait = waitAfter(n, r) ?? 0
        assert.ok(wait >= middle * 0.79 && wait <= middle * 1.21)
      },
    ),
  )
})
