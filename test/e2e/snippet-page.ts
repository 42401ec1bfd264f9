import type { Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'
import { expect } from './fixtures.ts'

/** What is chosen, by the fields' names. */
export type Wanted = Record<string, string>

/** Opens the generator and chooses, as a visitor does. */
export async function choose(page: Page, { site }: DemoServer, wanted: Wanted): Promise<void> {
  await page.goto(`${site}/demo/snippet.html`)
  await expect(page.locator('#tag code')).not.toBeEmpty()
  await page.locator('#choose details').evaluate((one) => one.setAttribute('open', ''))
  for (const [name, value] of Object.entries(wanted)) {
    const fields = page.locator(`:is(input, select)[name="${name}"]`)
    const type = await fields.first().getAttribute('type')
    if (type === 'radio' || type === 'checkbox') {
      await page.locator(`input[name="${name}"][value="${value}"]`).check()
    } else if (name === 'lang') await fields.selectOption(value)
    else await fields.fill(value)
  }
  await expect.poll(() => isShown(page)).toBe(true)
}

/** Whether all that the form says has been shown; the page notes what it has shown last. */
const isShown = (page: Page): Promise<boolean> =>
  page.locator('#choose').evaluate((form: HTMLFormElement) => {
    const said = [...new FormData(form)] as [string, string][]
    return new URLSearchParams(said).toString() === form.dataset['shown']
  })

/** What would be copied. */
export const printedTag = async (page: Page): Promise<string> =>
  (await page.locator('#tag code').textContent()) ?? ''
