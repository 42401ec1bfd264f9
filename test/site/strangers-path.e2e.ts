/**
 * Somebody who knows nothing opens the start page of the built site, goes by its links and copies
 * by its buttons, until a server answers as the page on deployment says. No root and no booted
 * systemd are here: the folders of the pages lie below one of the reader's, and what the unit
 * starts is started by itself.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { serveSite } from '../../tools/site/serve-site.ts'
import { expect } from '../e2e/fixtures.ts'
import { test } from '../quick-starts/fixtures.ts'
import { quickStart } from '../quick-starts/read-quick-start.ts'
import { follow } from '../quick-starts/sentences.ts'
import { keepPathTime } from '../quick-starts/times.ts'

const BUILT = resolve(import.meta.dirname, '../../site/.vitepress/dist')
/** Installing is the network's and the disk's time, on a slow machine minutes of it. */
const LONGEST_MS = 600_000
/** What a page of the docs has from the root of the server's file system. */
const FROM_ROOT = /(?<![\w.])\/(?:opt|etc|var\/lib)\/(?=sessionframe|systemd)/g

/** What its button copies. */
async function copied(block: Locator): Promise<string> {
  const page = block.page()
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await block.hover()
  await block.getByRole('button', { name: 'Copy' }).click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(clipboard).not.toBe('')
  return clipboard()
}

/** The block that a sentence of the page ends before. */
const blockAfter = (page: Page, sentence: RegExp) =>
  page
    .getByRole('main')
    .getByText(sentence)
    .locator('xpath=ancestor-or-self::p[1]/following-sibling::div[1]')

/** Of a unit, what stands behind a name. */
const setting = (unit: string, name: string) =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''

test('from the start page of the site to a server that answers', async ({ reader }) => {
  test.setTimeout(LONGEST_MS)
  if (!existsSync(BUILT)) throw new Error('npm run site')
  const { page, folder, terminals, tarball } = reader
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const site = await serveSite(BUILT)
  const below = (text: string) => text.replaceAll(FROM_ROOT, (path) => join(folder, path, '/'))
  const write = async (path: string, text: string) => {
    const file = below(path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    return file
  }

  const begin = performance.now()
  let clicks = 0
  const click = async (link: Locator) => {
    await link.click()
    clicks += 1
  }
  const copy = (block: Locator) => {
    clicks += 1
    return copied(block)
  }

  await page.goto(`http://127.0.0.1:${site.port}/`)
  const row = page.getByRole('row', { name: 'who runs the platform' })
  await click(row.getByRole('link', { name: 'quick start' }))
  await expect(page.getByRole('heading', { name: 'The platform', level: 1 })).toBeVisible()
  const step = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const workspace = await copy(step('Write what you want to have'))
  const html = await copy(step('Write the page'))

  const sidebar = page.getByRole('navigation', { name: 'Sidebar' })
  await click(sidebar.getByRole('link', { name: 'Deployment' }))
  await expect(page.getByRole('heading', { name: 'Deployment', level: 1 })).toBeVisible()
  const outline = page.getByRole('navigation', { name: 'On this page' })
  await click(outline.getByRole('link', { name: 'A server with systemd' }))
  const install = await copy(blockAfter(page, /^As root, the packages/))
  const environment = await copy(blockAfter(page, /^The settings,/))
  const unit = await copy(blockAfter(page, /^The unit,/))
  const setUp = await copy(blockAfter(page, /^What you want to have, in/))
  const up = await copy(blockAfter(page, /^And up it goes/))
  const found = performance.now()

  await terminals.run(below(install).replace(' sessionframe ', ` ${tarball} `))
  const installed = performance.now()

  const secret = async () => (await terminals.run('openssl rand -base64 48')).trim()
  const filledIn = environment
    .replace(/^(SESSIONFRAME_TOKEN_SECRET=)$/m, `$1${await secret()}`)
    .replace(/^(SESSIONFRAME_SECRET=)$/m, `$1${await secret()}`)
    .replace(/^#(SESSIONFRAME_NEW_LEADS_GROUP=)/m, '$1')
    .replace('https://forms.your-site.example', 'http://127.0.0.1:8080')
    .replace('https://sessions.your-other-site.example', 'http://localhost:8081')
  await write('/etc/sessionframe/environment', filledIn)
  await write('/opt/sessionframe/workspace.json', workspace)
  await write('/etc/systemd/system/sessionframe.service', unit)
  expect(await terminals.run(below(setUp))).toContain('applied workspace.json')

  expect(up, 'what systemd would be told').toContain('systemctl enable --now sessionframe')
  const start = setting(unit, 'ExecStart').replace('/usr/bin/node', process.execPath)
  await terminals.leaveRunning(
    [
      `cd ${below(setting(unit, 'WorkingDirectory'))}`,
      `set -a && . ${below(setting(unit, 'EnvironmentFile'))}`,
      setting(unit, 'Environment'),
      `STATE_DIRECTORY=${below('/var/lib/sessionframe')}`,
      `exec ${start}`,
    ].join('\n'),
    '"ready":true',
  )
  expect((await page.request.get('http://127.0.0.1:8080/healthz')).status()).toBe(200)

  await write('/opt/sessionframe/site/index.html', html)
  const own = await serveSite(below('/opt/sessionframe/site'), 3000)
  const sees = quickStart('docs/platform.md').find(({ text }) => text.includes('Fill it in'))
  if (sees === undefined) throw new Error('the quick start ends with no form')
  await follow(sees, reader)
  await page.screenshot({ path: test.info().outputPath('deployed.png'), fullPage: true })
  const end = performance.now()
  await Promise.all([site.close(), own.close()])

  const seconds = (from: number, to: number) => Math.ceil((to - from) / 1000)
  keepPathTime({
    clicks,
    commands: [install, setUp, up].join('\n').trim().split('\n').length,
    files: [environment, unit, workspace, html].length,
    seconds: seconds(begin, end),
    finding: seconds(begin, found),
    installing: seconds(found, installed),
    running: seconds(installed, end),
  })
})
