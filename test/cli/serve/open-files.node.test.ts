import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Registry } from 'prom-client'
import { countFileFailures } from '../../../src/cli/serve/file-counter.ts'
import { openFiles } from '../../../src/cli/serve/open-files.ts'
import { readSettings } from '../../../src/cli/settings/read-settings.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { s3Server } from '../../harness/s3-server.ts'
import { textOf } from '../../platform/files/file-store-contract.ts'

async function* one(): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from('one')
}

async function* broken(): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from('one')
  throw new Error('the line is lost')
}

it('files go to the bucket of the settings, and what fails there is logged and counted', async () => {
  await using s3 = await s3Server()
  const { url, accessKeyId, secretAccessKey } = s3.bucket
  const { settings } = readSettings({
    SESSIONFRAME_S3_URL: url,
    SESSIONFRAME_S3_KEY_ID: accessKeyId,
    SESSIONFRAME_S3_SECRET_KEY: secretAccessKey,
    SESSIONFRAME_MAX_FILE_MB: '3',
  })
  const levels: string[] = []
  const log = watchedLog((level) => levels.push(level))
  const { files, failures } = openFiles(settings, '/nowhere', log)
  assert.equal(files.maxSize, 3 * 1024 * 1024)
  const id = crypto.randomUUID()
  await files.store.put(id, one())
  assert.equal(await textOf(await files.store.get(id)), 'one')
  // What the visitor breaks off is nothing that the store has done.
  await assert.rejects(files.store.put(crypto.randomUUID(), broken()), /the line is lost/)
  assert.deepEqual(failures, { put: 0, get: 0, delete: 0 })

  s3.behave = (incoming, outgoing) => {
    incoming.resume()
    outgoing.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    return true
  }
  await assert.rejects(files.store.put(id, one()))
  await assert.rejects(files.store.get(id))
  await assert.rejects(files.store.get(id))
  await assert.rejects(files.store.delete(id))
  assert.deepEqual(levels, ['error', 'error', 'error', 'error'])
  const registry = new Registry()
  countFileFailures(registry, failures)
  for (const reads of [1, 2]) {
    const text = await registry.metrics()
    assert.match(text, /failures_total\{operation="get"\} 2$/m, String(reads))
    assert.match(text, /failures_total\{operation="put"\} 1$/m)
  }
})
