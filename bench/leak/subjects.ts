import { readFileSync } from 'node:fs'
import { FILES } from '../common/packages.ts'
import type { Site } from '../common/site.ts'

/** Something that is done over and over in a page of its own. */
export interface Subject {
  name: string
  ours: boolean
  /** Whether it is mounted anew each time, or opened and closed. */
  kind: 'mount' | 'open'
  /** A few cycles are enough to see what it does, and many would take hours. */
  short?: boolean
  path: string
}

export type Draft = Omit<Subject, 'path'> & {
  head: string
  /** Of an async function that does it once; `until` waits for an event of a target. */
  cycle: string
}

/** Serves the page of one. */
export function serveSubject(site: Site, { head, cycle, ...subject }: Draft): Subject {
  const path = `/leak/${encodeURIComponent(subject.name)}`
  site.file(path, 'html', page(head, cycle))
  return { ...subject, path }
}

const page = (head: string, cycle: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Over and over</title>
<div id="stage"></div>
${head}
<script>
  const until = (target, type) =>
    new Promise((resolve) => target.addEventListener(type, resolve, { once: true }))
  const soon = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const cycle = async () => {${cycle}
  }
  window.runCycles = async (times) => {
    for (let time = 0; time < times; time += 1) await cycle()
  }
</script>`

/** Chromium's own share. */
export const bare = ({ href }: URL): Draft => ({
  name: 'bare `<iframe>`: put in, taken out',
  ours: false,
  kind: 'mount',
  head: '',
  cycle: `
    const frame = document.createElement('iframe')
    frame.src = '${href}'
    stage.append(frame)
    await until(frame, 'load')
    frame.remove()`,
})

const DISPLAYS = ['modal', 'drawer', 'popover']

export function ours(site: Site, { href, origin }: URL): Draft[] {
  site.file('/sessionframe.js', 'js', readFileSync(FILES.ours, 'utf8'))
  const head = '<script src="/sessionframe.js"></script>'
  const make = `
    const element = document.createElement('journey-session')
    element.publicUrl = '${href}'
    element.sessionOrigins = '${origin}'`
  return [
    {
      name: 'ours: mounted, ready, unmounted',
      ours: true,
      kind: 'mount',
      head,
      cycle: `${make}
    stage.append(element)
    await until(element, 'session-ready')
    element.remove()`,
    },
    ...DISPLAYS.map((display): Draft => ({
      name: `ours: ${display} opened and closed`,
      ours: true,
      kind: 'open',
      head,
      cycle: `
    if (!stage.firstChild) {${make}
      element.display = '${display}'
      stage.append(element)
      await element.updateComplete
    }
    const [overlay] = stage.children
    const closed = until(overlay, 'session-closed')
    overlay.open()
    while (overlay.state !== 'ready') await soon(5)
    overlay.close()
    await closed`,
    })),
  ]
}
