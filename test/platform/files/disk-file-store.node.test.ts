import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import { fileStoreContract } from './file-store-contract.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})
after(() => rm(folder, { recursive: true }))

describe('files on a disk', () => {
  fileStoreContract(() => diskFileStore(folder))

  it('removes the half of a file that a killed process has left', async () => {
    const id = crypto.randomUUID()
    const place = join(folder, id.slice(-2))
    await mkdir(place, { recursive: true })
    await writeFile(join(place, `${id}.part`), 'half')
    assert.equal(await diskFileStore(folder).get(id), null)
    await diskFileStore(folder).delete(id)
    assert.deepEqual(
      (await readdir(place)).filter((name) => name.startsWith(id)),
      [],
    )
  })
})
