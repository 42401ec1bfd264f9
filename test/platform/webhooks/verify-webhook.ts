import assert from 'node:assert/strict'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Seen } from '../../harness/hostile-server.ts'

/** What a receiver reads of a webhook that it has checked. */
export interface ReceivedWebhook {
  id: string
  timestamp: number
  type: string
  data: Record<string, unknown>
}

/**
 * As a receiver checks it, by the words of the specification alone.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function verifyWebhook({ method, headers, body }: Seen, secret: string): ReceivedWebhook {
  assert.equal(method, 'POST')
  assert.equal(headers['content-type'], 'application/json')
  const id = String(headers['webhook-id'])
  const timestamp = String(headers['webhook-timestamp'])
  assert.match(timestamp, /^\d{10}$/)
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  const signatures = String(headers['webhook-signature']).split(' ')
  const good = signatures.some((signature) => {
    const [version, mac = ''] = signature.split(',')
    const given = Buffer.from(mac, 'base64')
    return version === 'v1' && given.length === 32 && timingSafeEqual(given, expected)
  })
  assert.ok(good, 'the signature is right')
  const { type, data } = JSON.parse(body) as Pick<ReceivedWebhook, 'type' | 'data'>
  return { id, timestamp: Number(timestamp), type, data }
}
