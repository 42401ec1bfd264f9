import type { Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { expectAccessible } from './accessibility.ts'
import { buildSnippet } from './built-snippet.ts'
import { EMPTY_FRAME, expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { LOGIN_ENDPOINT, answerByLogin } from './login-endpoint.ts'
import { openOwnPage } from './own-page.ts'
import { choose, printedTag, type Wanted } from './snippet-page.ts'

const ELEMENT = 'journey-session, appointment-booking'
const BOOKING = { element: 'appointment-booking' }

interface Case {
  wanted: Wanted
  /** What a visitor presses. */
  press?: string
  /** What the element has on the page; `lang` is what is in force. */
  has?: Record<string, unknown> & { lang?: string; dir?: string }
}

/** Each is chosen in the generator; what it prints is put into an empty page. */
const CASES: Record<string, Case> = {
  'a script tag as it comes': { wanted: { form: 'script' } },
  'a script tag for a booking, in German': {
    wanted: { ...BOOKING, form: 'script', lang: 'de', 'min-height': '500' },
    has: { lang: 'de', minHeight: 500 },
  },
  'a script tag that starts after a click': {
    wanted: { form: 'script', loading: 'consent' },
    press: 'Start',
  },
  'an element in Arabic, with every kind of attribute': {
    wanted: {
      form: 'element',
      lang: 'ar',
      loading: 'eager',
      'frame-title': 'Loan "A & B" <one>',
      'max-height': '2000',
      'allow-features': 'downloads',
      resume: 'none',
      required: 'on',
      name: 'application',
    },
    has: {
      lang: 'ar',
      dir: 'rtl',
      frameTitle: 'Loan "A & B" <one>',
      maxHeight: 2000,
      allowFeatures: 'downloads',
      resume: 'none',
      required: true,
    },
  },
  'an element in the corner': {
    wanted: { form: 'element', display: 'popover', opener: 'Apply <now> & here' },
    press: 'Apply <now> & here',
  },
  'a marked div over the page': {
    wanted: { form: 'div', display: 'modal', id: 'loan' },
    press: 'Apply now',
  },
  'a marked div in the page, for a booking': { wanted: { ...BOOKING, form: 'div' } },
  'a link to what opens at the side': {
    wanted: { form: 'link', display: 'drawer', opener: 'Book "it"' },
    press: 'Book "it"',
  },
  'a link to what stands in the page': {
    wanted: { form: 'link', loading: 'intent' },
    press: 'Apply now',
  },
  'React, with a button of its own': {
    wanted: {
      form: 'react',
      display: 'modal',
      opener: '{"Apply"} & go',
      'frame-title': '"Loan" & more',
    },
    press: '{"Apply"} & go',
    has: { frameTitle: '"Loan" & more' },
  },
  'React, in the page': {
    wanted: { ...BOOKING, form: 'react', 'min-height': '640' },
    has: { minHeight: 640 },
  },
  'Vue, with a button in the slot': {
    wanted: {
      form: 'vue',
      display: 'popover',
      opener: '{{ Apply }}',
      'min-height': '640',
      required: 'on',
    },
    press: '{{ Apply }}',
    has: { minHeight: 640, required: true },
  },
  'the starter': { wanted: { form: 'starter', lang: 'de' }, has: { lang: 'de' } },
}

/** Puts what was printed into an empty page. */
async function paste(page: Page, server: DemoServer, form: string, printed: string): Promise<void> {
  if (form !== 'react' && form !== 'vue') {
    // What stands first may be what belongs into a head.
    return openOwnPage(page, server, `<main>${printed}</main>`)
  }
  const code = await buildSnippet(form, printed)
  await page.route('**/app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: code }),
  )
  return openOwnPage(
    page,
    server,
    '<main id="app"></main><script type="module" src="/app.js"></script>',
  )
}

for (const [name, { wanted, press, has = {} }] of Object.entries(CASES)) {
  test(`what is printed shows the session: ${name}`, async ({ page, server, expectedNoise }) => {
    if (wanted['form'] === 'starter') expectedNoise.push(EMPTY_FRAME)
    await choose(page, server, wanted)
    const printed = await printedTag(page)
    await paste(page, server, wanted['form'] ?? '', printed)
    if (press !== undefined) await page.getByText(press, { exact: true }).click()
    const frame = frameOf(page, ELEMENT)
    if (wanted['element'] === undefined) await expect(field(frame, 'firstname')).toBeVisible()
    else await expect(frame.locator('[data-sf-date]').first()).toBeVisible()
    const { lang, dir, ...properties }: NonNullable<Case['has']> = has
    expect(
      await page
        .locator(ELEMENT)
        .evaluate(
          (element, names) =>
            Object.fromEntries(names.map((one) => [one, Reflect.get(element, one) as unknown])),
          Object.keys(properties),
        ),
    ).toEqual(properties)
    const place = page.locator(ELEMENT).locator('xpath=ancestor-or-self::*[@lang][1]')
    if (lang !== undefined) await expect(place).toHaveAttribute('lang', lang)
    if (dir !== undefined) await expect(place).toHaveAttribute('dir', dir)
  })
}

test('the page has the real widget in it, which follows what is chosen', async ({
  page,
  server,
}) => {
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname)
  })
  await choose(page, server, { loading: 'eager' })
  const preview = page.locator('#preview')
  await expect(field(frameOf(page, '#preview journey-session'), 'firstname')).toBeVisible()
  const before = posts.length
  await page.getByLabel('Name for screen readers').evaluate((one) => {
    one.closest('details')?.setAttribute('open', '')
  })
  await page.getByLabel('Name for screen readers').fill('Loan application')
  await expect(preview.locator('iframe')).toHaveAttribute('title', 'Loan application')
  await page.getByLabel('Language', { exact: true }).selectOption('de')
  await expect(preview.getByRole('link', { name: 'In neuem Tab öffnen' })).toBeVisible()
  await page.getByLabel('Id of the form').fill('a-form-of-mine')
  await expect(page.locator('#tag code')).toContainText('data-journey="a-form-of-mine"')
  await expect(field(frameOf(page, '#preview journey-session'), 'firstname')).toBeVisible()
  expect(posts.length, 'nothing of this is another session').toBe(before)

  await page.getByRole('radio', { name: 'over the page' }).check()
  await preview.getByRole('button', { name: 'Apply now' }).click()
  await expect(preview.locator('journey-session').getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'a booking' }).check()
  await expect(page.locator('#tag code')).toContainText(
    'data-token-url="/demo/token?appointmentType=',
  )
})

test('by keys alone: choose, and copy what is seen', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await choose(page, server, {})
  await page.getByRole('radio', { name: 'a form (a journey)' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'a booking' })).toBeChecked()
  await page.getByRole('radio', { name: 'script tag' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('#tag code')).toContainText('<appointment-booking')
  const printed = await printedTag(page)
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
  await expect(page.locator('#said')).toHaveText('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(printed)
})

test('what cannot be is said, nothing is printed, and nothing is wrong with how it is said', async ({
  page,
  server,
}) => {
  await choose(page, server, { display: 'modal' })
  await expect(page.getByRole('radio', { name: 'script tag' })).toBeDisabled()
  await expect(page.getByRole('radio', { name: 'marked div' })).toBeChecked()
  await expect(page.getByText('A script tag has no id')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Address that gives tokens').fill('/t?jwt=eyJhbGciOi.eyJsZWFk.x')
  await expect(page.getByRole('alert')).toContainText('never printed')
  await expect(page.locator('#tag')).toBeHidden()
  await expectAccessible(page, ['light'])
})

test('an invite needs no address that gives tokens', async ({ page, server, lead }) => {
  await choose(page, server, { visitor: 'invite' })
  const printed = await printedTag(page)
  expect(printed).not.toContain('token')
  await expect(page.locator('#notes')).toContainText('npx sessionframe invite --page')
  const link = await server.invite(lead, `${server.site}/own-page`)
  await openOwnPage(page, server, `<main>${printed}</main>`, {}, new URL(link).hash)
  await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
})

test('an endpoint that knows who is logged in needs no token', async ({
  page,
  server,
  lead,
  context,
}) => {
  const asked = await answerByLogin(page, server, lead)
  await choose(page, server, { visitor: 'login', endpoint: LOGIN_ENDPOINT })
  const printed = await printedTag(page)
  expect(printed).not.toContain('token')
  await context.addCookies([{ name: 'login', value: 'of-the-site', url: server.site }])
  await openOwnPage(page, server, `<main>${printed}</main>`)
  await expect(field(frameOf(page, ELEMENT), 'firstname')).toBeVisible()
  expect(asked.at(-1), 'no token, and the cookie of the site').toEqual([null, 'login=of-the-site'])
})
