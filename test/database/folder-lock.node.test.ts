import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { FolderLockedError, lockFolder } from '../../src/database/folder-lock.ts'
import { childNode } from '../harness/child-node.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const HOLDER = join(import.meta.dirname, 'hold-folder.ts')

async function firstLine(child: ReturnType<typeof childNode>): Promise<string> {
  const line = await child.lines.next()
  return line.done === true ? '' : line.value
}

async function lockFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('lock-'))
}

describe('lockFolder', () => {
  it('gives the folder to one holder at a time in this process', async () => {
    await using folder = await temporaryFolder()
    const unlock = await lockFolder(folder.path)
    await assert.rejects(lockFolder(folder.path), {
      name: 'FolderLockedError',
      message: /open in this very process/,
    })
    await unlock()
    await (
      await lockFolder(folder.path)
    )()
  })

  it('names the process and the machine that have it', async () => {
    await using folder = await temporaryFolder()
    const holder = childNode(HOLDER, [folder.path])
    try {
      assert.equal(await firstLine(holder), 'locked')
      await assert.rejects(lockFolder(folder.path), (error: Error) => {
        assert.ok(error instanceof FolderLockedError)
        assert.match(error.message, new RegExp(`process ${holder.pid} on this machine`))
        assert.ok(error.message.includes(hostname()))
        return true
      })
    } finally {
      await holder.kill()
    }
  })

  it('takes over from a process that was killed, and leaves one lock file', async () => {
    await using folder = await temporaryFolder()
    const holder = childNode(HOLDER, [folder.path])
    assert.equal(await firstLine(holder), 'locked')
    await holder.kill()
    const unlock = await lockFolder(folder.path)
    assert.equal((await lockFiles(folder.path)).length, 1)
    await unlock()
  })

  it('lets exactly one of many takers have a dead lock', async () => {
    await using folder = await temporaryFolder()
    const dead = childNode(HOLDER, [folder.path])
    assert.equal(await firstLine(dead), 'locked')
    await dead.kill()
    const takers = Array.from({ length: 8 }, () => childNode(HOLDER, [folder.path]))
    const lines = await Promise.all(takers.map(firstLine))
    await Promise.all(takers.map((taker) => taker.kill()))
    assert.equal(lines.filter((line) => line === 'locked').length, 1, lines.join('\n'))
    const winner = takers[lines.indexOf('locked')]?.pid
    for (const line of lines.filter((text) => text !== 'locked')) {
      assert.match(line, new RegExp(`FolderLockedError: .* process ${winner} `))
    }
  })

  it('lets exactly one of many takers within a process have it, time after time', async () => {
    await using folder = await temporaryFolder()
    for (let round = 0; round < 50; round++) {
      const takers = await Promise.allSettled(
        Array.from({ length: 6 }, () => lockFolder(folder.path)),
      )
      const winners = takers.filter((taker) => taker.status === 'fulfilled')
      assert.equal(winners.length, 1)
      await winners[0]?.value()
    }
  })

  it('knows an earlier process with our own pid, as in a restarted container', async () => {
    await using folder = await temporaryFolder()
    await writeLock(folder.path, { pid: process.pid, host: hostname(), nonce: 'earlier' })
    await (
      await lockFolder(folder.path)
    )()
  })

  it('knows another process that got the pid of a dead one', async (t) => {
    if (process.platform !== 'linux') return t.skip('start times of processes come from /proc')
    await using folder = await temporaryFolder()
    const incarnation = 'an earlier boot/1'
    await writeLock(folder.path, { pid: process.ppid, host: hostname(), nonce: 'x', incarnation })
    await (
      await lockFolder(folder.path)
    )()
  })

  it('does not judge a process on another machine, and says what to delete', async () => {
    await using folder = await temporaryFolder()
    await writeLock(folder.path, { pid: 4321, host: 'elsewhere', nonce: 'x' })
    await assert.rejects(lockFolder(folder.path), {
      message: /process 4321 on elsewhere.*lock-1\.json/,
    })
  })

  it('does not guess about a lock file that it cannot read', async () => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, 'lock-1.json'), '{"pid":')
    await assert.rejects(lockFolder(folder.path), { message: /lock-1\.json cannot be read/ })
  })

  it('leaves the lock of a later holder alone when it gives back late', async () => {
    await using folder = await temporaryFolder()
    const unlock = await lockFolder(folder.path)
    await writeLock(folder.path, { pid: 4321, host: 'elsewhere', nonce: 'later' })
    await unlock()
    const left = await readFile(join(folder.path, 'lock-1.json'), 'utf8')
    assert.match(left, /elsewhere/)
  })
})

async function writeLock(folder: string, holder: Record<string, unknown>): Promise<void> {
  await writeFile(join(folder, 'lock-1.json'), JSON.stringify(holder))
}
