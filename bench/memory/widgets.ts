import type { Browser } from '@playwright/test'
import { framePage } from '../common/frame-page.ts'
import { Site } from '../common/site.ts'
import { countHeld, type Held } from '../leak/growth.ts'
import { bare, ours, type Draft } from '../leak/subjects.ts'

const MOUNTED = 20

/** For each widget after the first. */
export interface WidgetRow {
  name: string
  heap: number
  nodes: number
  listeners: number
}

export async function weighWidgets(browser: Browser): Promise<WidgetRow[]> {
  const site = new Site()
  const port = await site.listen()
  try {
    const owner = `http://127.0.0.1:${port}`
    const session = new URL(`/session/apply?parent=${owner}`, `http://localhost:${port}`)
    site.file('/session/', 'html', await framePage())
    const drafts = [bare(session), ...ours(site, session).slice(0, 1)]
    const rows: WidgetRow[] = []
    for (const [index, draft] of drafts.entries()) {
      const path = `/widgets/${index}`
      site.file(path, 'html', page(draft))
      rows.push(await weigh(browser, owner + path, draft.name.split(':')[0] ?? ''))
    }
    return rows
  } finally {
    site.close()
  }
}

async function weigh(browser: Browser, url: string, name: string): Promise<WidgetRow> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const target = await context.newCDPSession(page)
    const mount = (times: number) =>
      page.evaluate(
        (many) => (window as unknown as { mount: (times: number) => Promise<void> }).mount(many),
        times,
      )
    await mount(1)
    const one = await countHeld(target)
    await mount(MOUNTED)
    const all = await countHeld(target)
    const each = (what: keyof Held) => (all[what] - one[what]) / MOUNTED
    return { name, heap: each('heap'), nodes: each('nodes'), listeners: each('listeners') }
  } finally {
    await context.close()
  }
}

/** As in `leak`, without the last line, which takes it out again. */
const page = ({ head, cycle }: Draft) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Many of them</title>
<div id="stage"></div>
${head}
<script>
  const until = (target, type) =>
    new Promise((resolve) => target.addEventListener(type, resolve, { once: true }))
  window.mount = async (times) => {
    for (let time = 0; time < times; time += 1) {${cycle.replace(/\n\s*\w+\.remove\(\)$/, '')}
    }
  }
</script>`
