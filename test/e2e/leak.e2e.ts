import { expect } from '@playwright/test'
import { test } from '../harness/watched-test.ts'
import { HELD, leftByCycle, watchGrowth } from '../../bench/leak/growth.ts'
import { ours, serveSubject, type Draft } from '../../bench/leak/subjects.ts'
import { framePage } from '../../bench/common/frame-page.ts'
import { Site } from '../../bench/common/site.ts'
import { wholeChromium } from '../../tools/launch-chromium.ts'

// Without an interface it keeps nodes that nobody holds.
test.use({ launchOptions: wholeChromium() })

const WINDOWS = 5
const CYCLES = 20

/** What a cycle may leave; the heap's is what garbage collection leaves to chance. */
const MOST = { nodes: 0.05, listeners: 0.05, documents: 0.05, heap: 1500 }

// The hundred cycles of `npm run bench -- leak` that fit into a test.
test.describe('an element with a real frame, a hundred times', { tag: '@long' }, () => {
  const site = new Site()
  let owner = ''
  let drafts: Draft[] = []

  test.beforeAll(async () => {
    const port = await site.listen()
    owner = `http://127.0.0.1:${port}`
    const session = new URL(`/session/apply?parent=${owner}`, `http://localhost:${port}`)
    site.file('/session/', 'html', await framePage())
    drafts = ours(site, session)
  })

  test.afterAll(() => site.close())

  function find(name: string): Draft {
    const draft = drafts.find((one) => one.name.startsWith(name))
    if (!draft) throw new Error(`there is no "${name}"`)
    return draft
  }

  for (const name of ['ours: mounted', 'ours: modal opened']) {
    test(`leaves no node, listener, document or heap behind: ${name}`, async ({ browser }) => {
      test.setTimeout(480_000)
      const { path } = serveSubject(site, find(name))
      const counts = await watchGrowth(browser, owner + path, {
        before: CYCLES,
        windows: WINDOWS,
        cycles: CYCLES,
      })
      for (const what of HELD) {
        expect(leftByCycle(counts, what, CYCLES), what).toBeLessThan(MOST[what])
      }
    })
  }

  test('is counted when it is kept, or the tests before would prove nothing', async ({
    browser,
  }) => {
    test.setTimeout(480_000)
    const kept = `;(window.kept ??= []).push(element)`
    const draft = find('ours: mounted')
    const leaking = { ...draft, name: 'kept', cycle: `${draft.cycle}\n${kept}` }
    const { path } = serveSubject(site, leaking)
    const counts = await watchGrowth(browser, owner + path, {
      before: CYCLES,
      windows: 2,
      cycles: CYCLES,
    })
    expect(leftByCycle(counts, 'nodes', CYCLES)).toBeGreaterThan(1)
    expect(leftByCycle(counts, 'heap', CYCLES)).toBeGreaterThan(MOST.heap)
  })
})
