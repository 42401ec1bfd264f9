/** Takes the README's picture of both widgets at work, from the demo as it runs. `npm run build` first. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { wholeChromium } from './launch-chromium.ts'

const ROOT = resolve(import.meta.dirname, '..')
const data = mkdtempSync(join(tmpdir(), 'sessionframe-picture-'))
const args = ['serve', '--demo', '--port=0', '--platform-port=0', `--data=${data}`]
const server = spawn('node', [resolve(ROOT, 'dist/cli/main.js'), ...args], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, LOG_LEVEL: 'error' },
})

async function readSite(): Promise<string> {
  for await (const line of createInterface(server.stdout)) {
    return (JSON.parse(line) as { site: string }).site
  }
  throw new Error('The demo did not start; its own message stands above.')
}

async function takePicture(site: string): Promise<void> {
  const browser = await chromium.launch(wholeChromium())
  const page = await browser.newPage({
    viewport: { width: 1280, height: 960 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  await page.goto(`${site}/demo/both.html`)
  const form = page.frameLocator('journey-session iframe')
  await form.getByLabel('First name').fill('Ada')
  await form.getByLabel('Last name').fill('Lovelace')
  await form.getByLabel('Email').fill('ada@example.com')
  await page.frameLocator('appointment-booking iframe').locator('[data-sf-start]').first().waitFor()
  // Just above both cards, whatever stands over them.
  await page
    .locator('.card')
    .first()
    .evaluate((card) => scrollBy(0, card.getBoundingClientRect().top - 30))
  await page.screenshot({ path: resolve(ROOT, 'docs/images/widgets.png') })
  await browser.close()
}

try {
  await takePicture(await readSite())
} finally {
  server.kill()
  rmSync(data, { recursive: true, force: true })
}
