import assert from 'node:assert/strict'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keptSecret } from '../../src/cli/serve/kept-secret.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

describe('kept secrets', () => {
  it('makes one, for its owner alone, and gives it again', async () => {
    await using folder = await temporaryFolder()
    const secret = await keptSecret(folder.path, 'secret')
    assert.ok(secret.length >= 64)
    assert.equal(await keptSecret(folder.path, 'secret'), secret)
    assert.notEqual(await keptSecret(folder.path, 'other'), secret)
    assert.equal((await stat(join(folder.path, 'secrets/secret'))).mode & 0o777, 0o600)
    assert.equal((await stat(join(folder.path, 'secrets'))).mode & 0o777, 0o700)
  })

  it('gives the same one to many that ask at once, and leaves no drafts', async () => {
    await using folder = await temporaryFolder()
    const all = await Promise.all(
      Array.from({ length: 20 }, () => keptSecret(folder.path, 'secret')),
    )
    assert.equal(new Set(all).size, 1)
    assert.deepEqual(await readdir(join(folder.path, 'secrets')), ['secret'])
  })

  it('names the file of a damaged one, and does not make another over it', async () => {
    await using folder = await temporaryFolder()
    await keptSecret(folder.path, 'secret')
    await writeFile(join(folder.path, 'secrets/secret'), 'canary')
    await assert.rejects(keptSecret(folder.path, 'secret'), (error: Error) => {
      assert.match(error.message, /secrets\/secret is damaged/)
      assert.doesNotMatch(error.message, /canary/)
      return true
    })
  })
})
