import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { findBrowser } from '../../tools/find-browser.ts'
import { wholeChromium } from '../../tools/launch-chromium.ts'
import { BUILT_PLUGIN, ROOT } from '../../tools/wordpress/plugin-folder.ts'
import { BUILT_COMMAND, runCommand } from '../harness/run-command.ts'
import { startServe, type Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { makeVisitor, PASSWORD } from '../harness/wordpress/people.ts'
import { keepTime } from '../quick-starts/times.ts'
import { ALL_CASES } from './all-cases.ts'
import { ADMIN, type Wordpress } from '../harness/wordpress/wordpress.ts'

/** Pictures of what a person sees on the way; they are looked at, not compared. */
const PICTURES = resolve(ROOT, 'test-results/wordpress')
const VISITOR = 'hedy'
const NO_BROWSER = findBrowser() === null ? 'no Chromium: node tools/ensure-browser.ts' : false

/** The numbered steps of the docs. */
function stepsOfTheDocs(): string[] {
  const page = readFileSync(resolve(ROOT, 'docs/wordpress.md'), 'utf8')
  const [, section = ''] = page.split('## Quick start')
  return [...section.split('\n## ')[0]!.matchAll(/^\d\. (.+)$/gm)].map(([, text = '']) => text)
}

/** `docs/wordpress.md`, step by step, in a WordPress that has not had the plugin. */
export function quickStartSuite(wordpress: () => Wordpress): void {
  const skip = ALL_CASES ? NO_BROWSER : 'takes half a minute: `npm run check:all` has it'
  describe('the quick start', () => {
    let browser: Browser
    let page: Page
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let flg: Serving
    let published = ''
    let session = ''

    before(async () => {
      if (skip !== false) return
      mkdirSync(PICTURES, { recursive: true })
      const { origin } = wordpress()
      folder = await temporaryFolder()
      const env = { SESSIONFRAME_TOKEN_SECRET: 'no token of it is used here, but it wants one' }
      const options = { env, command: BUILT_COMMAND }
      const sites = JSON.stringify({ sites: [origin] })
      const data = ['--data', folder.path]
      await runCommand(['apply', '-', '--workspace', 'demo', ...data], { ...options, input: sites })
      flg = await startServe(['--demo', ...data], options)
      // Where the pages of the platform are; FLG's own are known.
      wordpress().define({ SESSIONFRAME_SESSION_ORIGINS: flg.ready.platform ?? '' })
      await makeVisitor(wordpress(), VISITOR)
      browser = await chromium.launch(wholeChromium())
      page = await signedIn(ADMIN.user, ADMIN.password)
    })
    after(async () => {
      if (skip !== false) return
      wordpress().define({})
      await browser?.close()
      await flg?.stop()
      await folder?.[Symbol.asyncDispose]()
    })

    const signedIn = async (user: string, password: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      context.setDefaultTimeout(15_000)
      const opened = await context.newPage()
      await opened.goto(`${wordpress().origin}/wp-login.php`)
      await opened.getByLabel('Username or Email Address').fill(user)
      await opened.locator('#user_pass').fill(password)
      await opened.getByRole('button', { name: 'Log In' }).click()
      await opened.waitForURL('**/wp-admin/**')
      return opened
    }
    const menu = (first: string, then: string) => async () => {
      await page.locator('#adminmenu').getByRole('link', { name: first, exact: true }).hover()
      await page
        .locator('#adminmenu')
        .getByRole('link', { name: then, exact: true })
        .first()
        .click()
    }
    const picture = (of: Page, name: string) =>
      of.screenshot({ path: resolve(PICTURES, `${name}.png`) })

    const steps: [text: string, follow: () => Promise<void>][] = [
      [
        'Get the plugin: `npm ci` makes `dist/wordpress/sessionframe.zip`.',
        async () => assert.ok(readFileSync(`${BUILT_PLUGIN}.zip`).length > 10_000),
      ],
      [
        'In WordPress, open **Plugins > Add New**, press **Upload Plugin**, choose the file, press **Install Now**, then **Activate Plugin**.',
        async () => {
          await page.goto(`${wordpress().origin}/wp-admin/plugin-install.php?tab=upload`)
          await page.locator('#pluginzip').setInputFiles(`${BUILT_PLUGIN}.zip`)
          await page.getByRole('button', { name: 'Install Now' }).click()
          await page.getByRole('link', { name: 'Activate Plugin' }).click()
          await page.getByText('Plugin activated.').waitFor()
        },
      ],
      [
        'Open **Settings > Sessionframe**, write your **FLG domain** and your **Access key**, press **Save Changes**.',
        async () => {
          await menu('Settings', 'Sessionframe')()
          await page.getByLabel('FLG domain').fill(flg.ready.platform ?? '')
          await page.getByLabel('Access key').fill(flg.ready.demo?.keys?.flg ?? '')
          await page.getByRole('button', { name: 'Save Changes' }).click()
          await page.getByText('Settings saved.').waitFor()
          await picture(page, 'settings')
          const { violations } = await new AxeBuilder({ page: page as never })
            .include('.wrap')
            .analyze()
          assert.deepEqual(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            [],
          )
        },
      ],
      [
        'Open **Users**, choose a user, write the id of that person in FLG into **Lead**, press **Update User**.',
        async () => {
          await page.locator('#adminmenu').getByRole('link', { name: 'Users', exact: true }).click()
          await page.locator('#the-list').getByRole('link', { name: VISITOR, exact: true }).click()
          await page.getByLabel('Lead').fill(flg.ready.demo?.lead ?? '')
          await page.getByRole('button', { name: 'Update User' }).click()
          await page.getByText('User updated.').waitFor()
        },
      ],
      [
        'Open **Pages > Add New**, add the block **Sessionframe**, write the id of your form into **Id**, press **Publish** twice.',
        async () => {
          await page.goto(`${wordpress().origin}/wp-admin/post-new.php?post_type=page`)
          await page.getByRole('button', { name: 'Close dialog' }).click()
          await page.getByRole('textbox', { name: 'Add title' }).fill('Apply')
          await page.getByRole('button', { name: 'Toggle block inserter' }).click()
          await page.getByRole('searchbox').fill('Sessionframe')
          await page.getByRole('option', { name: 'Sessionframe' }).click()
          await page.getByLabel('Id', { exact: true }).fill(flg.ready.demo?.journey ?? '')
          await picture(page, 'editor')
          await page.getByRole('button', { name: 'Publish', exact: true }).click()
          const panel = page.getByRole('region', { name: 'Editor publish' })
          await panel.getByRole('button', { name: 'Publish', exact: true }).click()
          const link = panel.getByRole('link', { name: 'View Page' })
          published = (await link.getAttribute('href')) ?? ''
        },
      ],
      [
        'Open the page, signed in as that user: there is the form.',
        async () => {
          const visitor = await signedIn(VISITOR, PASSWORD)
          const asked = visitor.waitForResponse(/\/journey-sessions$/)
          await visitor.goto(published)
          const answer = await asked
          session = await answer.text()
          assert.equal(answer.status(), 201, session)
          const form = visitor.frameLocator('journey-session iframe')
          await form.getByLabel('First name').fill('Hedy')
          await picture(visitor, 'page')
          assert.ok(!(await visitor.content()).includes('publicUrl'))
          await expect(visitor.locator('journey-session')).toHaveAttribute('journey', /.+/)
        },
      ],
    ]

    it('is what the docs say', () =>
      assert.deepEqual(
        steps.map(([text]) => text),
        stepsOfTheDocs(),
      ))
    let begin = 0
    let followed = 0
    for (const [text, follow] of steps) {
      it(text, { timeout: 60_000, skip }, async () => {
        begin ||= performance.now()
        await follow()
        followed += 1
      })
    }
    it('is timed for the docs', { skip }, () => {
      assert.equal(followed, steps.length, 'to its end')
      keepTime('WordPress', { all: performance.now() - begin, installing: 0 })
    })

    it('shows the form by the shortcode too, to the same lead', { skip }, async () => {
      const visitor = await signedIn(VISITOR, PASSWORD)
      const { admin } = wordpress()
      const content = `[sessionframe journey="${flg.ready.demo?.journey}"]`
      const { link } = await admin.rest<{ link: string }>('/wp/v2/pages', {
        title: 'By shortcode',
        content,
        status: 'publish',
      })
      const asked = visitor.waitForResponse(/\/journey-sessions$/)
      await visitor.goto(link)
      const again = JSON.parse(await (await asked).text()) as {
        resumed?: boolean
        sessionId: string
      }
      assert.equal(again.resumed, true)
      assert.equal(again.sessionId, (JSON.parse(session) as { sessionId: string }).sessionId)
      await visitor.frameLocator('journey-session iframe').getByLabel('First name').waitFor()
      await picture(visitor, 'shortcode')
    })
  })
}
