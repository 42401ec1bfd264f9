import assert from 'node:assert/strict'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openPglite } from '../../src/database/open-pglite.ts'
import { listForms } from '../../src/platform/forms/form-store.ts'
import { readFormSession } from '../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { childNode } from '../harness/child-node.ts'
import type { ChildNode } from '../harness/child-node.ts'
import { freePort } from '../harness/free-port.ts'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import type { Serving } from '../harness/start-serve.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform/platform-fixture.ts'
import { FIELDS, formFile } from '../platform/sessions/form-file.ts'
import { conclude, tell } from './conclude.ts'
import { underFaults } from './crowd.ts'
import { inRounds, ROUNDS } from './rounds.ts'
import { openScene } from './scene.ts'
import { servePlatform } from './serving.ts'
import { quickDisk } from './small-disk.ts'

const SAVER = join(import.meta.dirname, 'save-on-synced-disk.ts')
const LATEST_MS = 1500
/** Power cuts in a round. */
const CUTS = 2

it('a server on a PGlite folder is killed again and again: nothing acknowledged is lost', async (t) => {
  await using folder = await quickDisk()
  await makeDataFolder(folder.path)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const options = { origin, forms: 8, times: Math.min(8 * ROUNDS, 96) }
  const scene = await openScene(folder.path, options)
  await scene[Symbol.asyncDispose]()
  const serve = () => servePlatform({ port, folder: folder.path })
  let serving: Serving = await serve()
  await using _stop = { [Symbol.asyncDispose]: async () => void (await serving.stop('SIGKILL')) }
  const kill = async () => {
    await wait(Math.random() * LATEST_MS)
    assert.equal(await serving.stop('SIGKILL'), 'SIGKILL')
    serving = await serve()
  }
  const outcome = await underFaults(scene, inRounds([kill]), [origin])
  await serving.stop('SIGKILL')
  const { db, close } = await openPglite(folder.path)
  try {
    const { workspaceId } = scene
    await conclude(t, { db, workspaceId }, { name: 'kill -9 on a PGlite folder', ...outcome })
  } finally {
    await close()
  }
})

it('the power is cut while a PGlite folder is written: what was acknowledged is on the disk', async (t) => {
  await using folder = await quickDisk()
  await makeDataFolder(folder.path)
  const token = await startSession(folder.path)
  let acknowledged = 0
  let opened = 0
  for (const cut of inRounds(Array.from({ length: CUTS }, (_, n) => n))) {
    // oxlint-disable no-await-in-loop -- one after the other
    await using disk = await quickDisk()
    await cp(folder.path, disk.path, { recursive: true })
    const child = childNode(SAVER, [folder.path, disk.path, token])
    acknowledged = await heard(child, 20 + Math.floor(Math.random() * 60))
    // What the system had written of its own accord is on the disk too, or is not.
    if (cut > 0) await mix(folder.path, disk.path)
    await unlock(disk.path)
    const rev = await revOf(disk.path, token)
    assert.ok(rev >= acknowledged, `${rev} stored, ${acknowledged} acknowledged`)
    opened += 1
    // oxlint-enable no-await-in-loop
  }
  await tell(t, {
    name: 'power cuts on a PGlite folder',
    injected: opened,
    survived: opened,
    acknowledged,
    lost: 0,
    twice: 0,
  })
})

it('a PGlite folder that is copied while it is written is refused, and opens when it is copied afterwards', async (t) => {
  await using disk = await quickDisk()
  const folder = join(disk.path, 'data')
  await makeDataFolder(folder)
  const token = await startSession(folder)
  const copyTo = async (name: string) => {
    await cp(folder, join(disk.path, name), { recursive: true })
    return join(disk.path, name)
  }
  const child = childNode(SAVER, [folder, join(disk.path, 'synced'), token])
  const copies = inRounds(['first', 'second'])
  let acknowledged = 0
  try {
    for (const name of copies) {
      // oxlint-disable no-await-in-loop -- one copy after the other
      acknowledged = Number((await child.lines.next()).value)
      const copy = await copyTo(name)
      await assert.rejects(revOf(copy, token), {
        code: 'unusable-folder',
        message:
          /is a copy that was taken while process \d+ on .+ wrote to it.+copy the folder again/,
      })
      await rm(copy, { recursive: true })
      // oxlint-enable no-await-in-loop
    }
  } finally {
    await child.kill()
  }
  const rev = await revOf(folder, token)
  assert.ok(rev >= acknowledged)
  assert.equal(await revOf(await copyTo('third'), token), rev, 'nobody wrote meanwhile')
  const seen = { injected: copies.length, survived: copies.length, acknowledged }
  await tell(t, { name: 'a PGlite folder copied while it is written', ...seen, lost: 0, twice: 0 })
})

/** Kills it when it has named so many saves; gives the last one. */
async function heard(child: ChildNode, saves: number): Promise<number> {
  let acknowledged = 0
  for (let named = 0; named < saves; named++) {
    // oxlint-disable-next-line no-await-in-loop -- line by line
    acknowledged = Number((await child.lines.next()).value)
  }
  await child.kill()
  assert.ok(acknowledged >= saves, 'it was killed while it saved')
  return acknowledged
}

/** Of the files that were written and not synced, some are on the disk and some are not. */
async function mix(folder: string, disk: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || Math.random() < 0.5) continue
    const path = join(entry.parentPath, entry.name)
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    await cp(path, path.replace(folder, disk))
  }
}

/** It is another folder, and stands for the same one. */
async function unlock(disk: string): Promise<void> {
  for (const name of await readdir(disk)) {
    // oxlint-disable-next-line no-await-in-loop -- there is one
    if (name.startsWith('lock-')) await rm(join(disk, name))
  }
}

async function startSession(folder: string): Promise<string> {
  const { db, close } = await openPglite(folder)
  const ctx = await testContext(db)
  const workspaceId = await setUpWorkspace(db, formFile())
  const [form] = await listForms(db, workspaceId)
  const wanted = { workspaceId, lead: '1', form: form?.id ?? '', public: true, reuse: false }
  const { publicUrl } = await startFormSession(ctx, wanted)
  await close()
  return tokenOf(publicUrl)
}

/** Whose answers are those of its last save. */
async function revOf(folder: string, token: string): Promise<number> {
  const { db, close } = await openPglite(folder)
  const session = await readFormSession(await testContext(db), token).finally(close)
  assert.ok(session)
  if (session.rev > 0) assert.equal(session.values[FIELDS.first], `typed ${session.rev}`)
  return session.rev
}
