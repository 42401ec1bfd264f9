import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { tokenBucket } from '../../src/protocol/token-bucket.ts'

const passed = (mayPass: () => boolean, times: number) =>
  Array.from({ length: times }, mayPass).filter(Boolean).length

describe('tokenBucket', () => {
  it('lets a burst through and no more', () => {
    assert.equal(passed(tokenBucket(240, 0), 5000), 240)
  })

  it('fills up again with time, but not over its brim', async () => {
    const mayPass = tokenBucket(10, 100)
    assert.equal(passed(mayPass, 10), 10)
    await setTimeout(60)
    const some = passed(mayPass, 100)
    assert.ok(some >= 4 && some <= 10, `${some}`)
    await setTimeout(300)
    assert.equal(passed(mayPass, 100), 10)
  })
})
