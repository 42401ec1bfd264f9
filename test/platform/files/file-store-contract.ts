import assert from 'node:assert/strict'
import { it } from 'node:test'
import { randomBytes } from 'node:crypto'
import type { FileStore } from '../../../src/platform/files/file-store.ts'

async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* all
}

export async function textOf(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  return body === null ? null : new Response(body).text()
}

/** What every store of files does. */
export function fileStoreContract(open: () => FileStore): void {
  it('gives back what was put in, and nothing once it was deleted', async () => {
    const store = open()
    const id = crypto.randomUUID()
    assert.equal(await store.get(id), null)
    await store.put(id, pieces(Buffer.from('one '), Buffer.from('two')))
    assert.equal(await textOf(await store.get(id)), 'one two')
    await store.delete(id)
    assert.equal(await store.get(id), null)
    await store.delete(id)
  })

  it('keeps files of no bytes, and of many', async () => {
    const store = open()
    const [none, much] = [crypto.randomUUID(), crypto.randomUUID()]
    await store.put(none, pieces())
    assert.equal(await textOf(await store.get(none)), '')
    const chunk = randomBytes(1024 * 1024)
    await store.put(much, pieces(...Array.from({ length: 20 }, () => chunk)))
    const back = await new Response(await store.get(much)).bytes()
    assert.equal(Buffer.compare(Buffer.from(back), Buffer.concat(Array(20).fill(chunk))), 0)
  })

  it('has nothing of what was broken off, and takes it again', async () => {
    const store = open()
    const id = crypto.randomUUID()
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the line is lost')
    }
    await assert.rejects(store.put(id, broken()), /the line is lost/)
    assert.equal(await store.get(id), null)
    await store.delete(id)
    await store.put(id, pieces(Buffer.from('whole')))
    assert.equal(await textOf(await store.get(id)), 'whole')
  })

  it('takes no name but an id of ours', async () => {
    const store = open()
    for (const id of ['../../x', '', '/etc/passwd', 'a'.repeat(300)]) {
      // oxlint-disable-next-line no-await-in-loop
      await assert.rejects(async () => store.put(id, pieces(Buffer.from('x'))))
      // oxlint-disable-next-line no-await-in-loop
      await assert.rejects(async () => store.get(id))
    }
  })
}
