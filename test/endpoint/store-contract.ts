import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { EndpointStore } from '../../src/endpoint/endpoint-store.ts'

/** What an implementation must bring along. */
export interface StoreUnderTest {
  store: EndpointStore
  /** Another one that shares what it keeps; or why there is none. */
  second: EndpointStore | { skip: string }
  /** Gives a store whose server went away after it was used; or why there is none. */
  goneStore: (() => Promise<EndpointStore>) | { skip: string }
  /** The same with a server that takes everything and answers nothing. */
  silentStore: (() => Promise<EndpointStore>) | { skip: string }
  /** Words that must not be in an error: passwords, hosts. */
  secrets: string[]
  close(): Promise<void>
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Text that storage has stumbled over before. */
const ODD = [
  '',
  ' ',
  "'; drop table x; --",
  '"\\%_*?[]{}$1',
  'line\r\nbreak\ttab',
  '\0nul\0',
  '\u0001\u001f\u007f\u0080\u00ff',
  '\ufeffmark\ufffd\uffff',
  'é ≠ é',
  '漢字 😀 👩‍👩‍👧',
  'x'.repeat(1000),
]

/** What every `EndpointStore` promises, whatever is behind it. */
export function storeContract(
  name: string,
  setUp: () => Promise<StoreUnderTest>,
  options: { skip?: string } = {},
): void {
  describe(`${name} keeps the store contract`, options, () => {
    let part: StoreUnderTest
    let store: EndpointStore
    before(async () => {
      part = await setUp()
      store = part.store
    })
    after(() => part.close())

    it('gives what was set, and null for what was not', async () => {
      assert.equal(await store.get('get'), null)
      await store.set('get', 'a', 60)
      assert.equal(await store.get('get'), 'a')
    })

    it('overwrites, value and time', async () => {
      await store.set('overwrite', 'a', 1)
      await store.set('overwrite', 'b', 60)
      assert.equal(await store.get('overwrite'), 'b')
      await wait(1200)
      assert.equal(await store.get('overwrite'), 'b')
    })

    it('deletes, also what is not there', async () => {
      await store.set('delete', 'a', 60)
      await store.delete('delete')
      assert.equal(await store.get('delete'), null)
      await store.delete('delete')
      assert.equal(await store.add('delete', 'b', 60), true)
    })

    it('adds only what is free', async () => {
      assert.equal(await store.add('add', 'a', 60), true)
      assert.equal(await store.add('add', 'b', 60), false)
      assert.equal(await store.get('add'), 'a')
    })

    it('forgets on time, and the key is free again', async () => {
      await store.set('ttl', 'a', 2)
      assert.equal(await store.add('ttl added', 'a', 2), true)
      assert.equal(await store.get('ttl'), 'a')
      await wait(2200)
      assert.equal(await store.get('ttl'), null)
      assert.equal(await store.get('ttl added'), null)
      assert.equal(await store.add('ttl', 'b', 60), true)
      assert.equal(await store.add('ttl added', 'b', 60), true)
      assert.equal(await store.get('ttl'), 'b')
    })

    it('lets one of 50 callers add', async () => {
      const added = await Promise.all(range(50).map((index) => store.add('50', String(index), 60)))
      assert.equal(added.filter(Boolean).length, 1)
      assert.equal(await store.get('50'), String(added.indexOf(true)))
    })

    it('lets one of 50 callers take what has expired', async () => {
      await store.set('50 expired', 'old', 1)
      await wait(1200)
      const added = await Promise.all(
        range(50).map((index) => store.add('50 expired', String(index), 60)),
      )
      assert.equal(added.filter(Boolean).length, 1)
      assert.equal(await store.get('50 expired'), String(added.indexOf(true)))
    })

    it('lets one of 50 callers over two instances add, and both see it', async (context) => {
      const { second } = part
      if ('skip' in second) return context.skip(second.skip)
      for (const round of range(5)) {
        const key = `two ${round}`
        // oxlint-disable-next-line no-await-in-loop -- rounds, so that luck does not decide
        const added: boolean[] = await Promise.all(
          range(50).map((index) => (index % 2 ? second : store).add(key, String(index), 60)),
        )
        assert.equal(added.filter(Boolean).length, 1)
        const winner = String(added.indexOf(true))
        // oxlint-disable-next-line no-await-in-loop -- the same round
        assert.deepEqual(await Promise.all([store.get(key), second.get(key)]), [winner, winner])
      }
    })

    it('keeps any text, as a value and as a key', async () => {
      await Promise.all(ODD.map((text) => store.set(`odd ${text}`, text, 60)))
      const values = await Promise.all(ODD.map((text) => store.get(`odd ${text}`)))
      assert.deepEqual(values, ODD)
      assert.equal(await store.add(`odd ${ODD[5]}`, 'x', 60), false)
    })

    it('tells keys apart that differ by case, white space or form only', async () => {
      const keys = ['k', 'K', 'k ', ' k', 'k\0', '\u00e9', 'e\u0301']
      const added = await Promise.all(keys.map((key) => store.add(key, key, 60)))
      assert.deepEqual(
        added,
        keys.map(() => true),
      )
    })

    it('keeps a value of a megabyte', async () => {
      const large = 'é'.repeat(512 * 1024)
      await store.set('large', large, 60)
      assert.equal(await store.get('large'), large)
    })

    const calls = (broken: EndpointStore) => [
      () => broken.get('k'),
      () => broken.add('k', 'v', 60),
      () => broken.set('k', 'v', 60),
      () => broken.delete('k'),
    ]
    const assertClear = (error: Error): boolean => {
      assert.equal(error.name, 'StoreError')
      assert.match(error.message, /^The \w+ store (failed|is not connected|did not answer)/)
      for (const secret of part.secrets) assert.ok(!error.message.includes(secret), error.message)
      return true
    }

    it('says so when its server is gone', async (context) => {
      if ('skip' in part.goneStore) return context.skip(part.goneStore.skip)
      const gone = await part.goneStore()
      await Promise.all(calls(gone).map((call) => assert.rejects(call(), assertClear)))
    })

    it('keeps nobody waiting when its server is silent', async (context) => {
      if ('skip' in part.silentStore) return context.skip(part.silentStore.skip)
      const silent = await part.silentStore()
      const begun = performance.now()
      await Promise.all(calls(silent).map((call) => assert.rejects(call(), assertClear)))
      assert.ok(performance.now() - begun < 7000)
    })
  })
}
