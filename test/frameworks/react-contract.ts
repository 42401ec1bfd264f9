import { frameOf } from '../e2e/fixtures.ts'
import { field } from '../e2e/journey-steps.ts'
import { expect, test, told } from './fixtures.ts'

/** What every React does under StrictMode, in the mode where that does something. */
export function reactContract(name: 'React 18' | 'React 19'): void {
  for (const page of ['index', 'hydrated']) {
    test(`${name}: StrictMode mounts ${page} twice, and there is one session`, async ({
      page: browserPage,
      app,
      posts,
      expectedNoise,
    }) => {
      expectedNoise.push(/^Lit is in dev mode/)
      await browserPage.goto(`${app}/development/${page}.html`)
      await expect(field(frameOf(browserPage, 'journey-session'), 'firstname')).toBeVisible()
      await expect(browserPage.getByTestId('mounts')).toHaveText('2')
      // The two have one source, and could be served one for the other.
      await expect(browserPage.getByTestId('version')).toHaveText(
        new RegExp(`^${name.slice(-2)}\\.`),
      )
      await expect.poll(() => told(browserPage)).toHaveLength(4)
      expect(posts).toHaveLength(1)
    })
  }

  test(`${name}: what a server writes is what the element reads`, async ({ app, request }) => {
    const page = await (await request.get(`${app}/production/hydrated.html`)).text()
    const [tag = ''] = /<journey-session[^>]*>/.exec(page) ?? []
    expect(tag).toContain(' frame-title="Loan application"')
    expect(tag).toContain(' min-height="400"')
    expect(tag).toContain(' class="wide"')
    expect(tag).toContain(' disabled=')
    expect(tag).not.toMatch(/token|values|onsession/i)
  })
}
