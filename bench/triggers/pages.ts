import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OPEN_EVENT, type SendVisitorEvents, type VisitorTrigger } from '../../src/wire/visitor.ts'
import { toNodeListener } from '../../src/node.ts'
import { ROOT } from '../common/packages.ts'
import type { Site } from '../common/site.ts'

/** Who watches for the triggers, and by what. */
const SCRIPTS = {
  nobody: '',
  naive: '<script type="module" src="/naive.js"></script>',
  ours: '<script src="/cdn/sessionframe.js" data-site data-endpoint="/endpoint" defer></script>',
}
/** True in the page as soon as all triggers are watched for. */
export const WATCHED: Record<string, string> = {
  nobody: 'true',
  naive: 'window.naiveReady',
  ours: "localStorage.getItem('sessionframe-visitor:id')",
}

/** The owner's page in three copies, and an endpoint that says at once what ours asks for. */
export class Pages {
  #triggers: VisitorTrigger[] = []
  #told: unknown[] = []

  constructor(site: Site) {
    const own = (file: string) => readFileSync(resolve(import.meta.dirname, file), 'utf8')
    for (const file of ['actions.js', 'naive.js']) site.file(`/${file}`, 'js', own(file))
    for (const file of ['sessionframe', 'visitor', 'live', 'linear-pattern']) {
      site.file(`/cdn/${file}.js`, 'js', readFileSync(resolve(ROOT, `dist/cdn/${file}.js`), 'utf8'))
    }
    for (const [watcher, script] of Object.entries(SCRIPTS)) {
      site.handle(`/page/${watcher}`, async (_, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        // For clocks that tell five microseconds apart: https://developer.mozilla.org/en-US/docs/Web/API/Performance/now
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
        response.end(ownersPage(script))
      })
    }
    site.handle(
      '/endpoint/',
      toNodeListener((request) => this.#answer(request)),
    )
  }

  /** What the pages that are opened from now on watch for. */
  set(triggers: VisitorTrigger[]): void {
    this.#triggers = triggers
  }

  /** Names of events that ours has told of since it was asked for last; of a trigger its id. */
  takeTold(): unknown[] {
    return this.#told.splice(0)
  }

  async #answer(request: Request): Promise<Response> {
    const route = request.url.split('/').pop()
    if (route === 'live') {
      const stream = new ReadableStream({
        start: (to) =>
          to.enqueue(new TextEncoder().encode(`event: ${OPEN_EVENT}\ndata: ${NONE}\n\n`)),
      })
      return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } })
    }
    if (route === 'identify') {
      return Response.json({ visitor: 'v'.repeat(400), triggers: this.#triggers })
    }
    const { events } = (await request.json()) as Pick<SendVisitorEvents, 'events'>
    this.#told.push(...events.map(({ event, properties }) => properties['trigger'] ?? event))
    return new Response(NONE, { headers: { 'Content-Type': 'application/json' } })
  }
}

/** Nothing is to be shown. */
const NONE = '{"open":[]}'

const CARDS = 60
const numbers = Array.from({ length: CARDS }, (_, n) => n)

/** 1,500 elements, as many as a long page of a shop has, nested as such pages are. */
const ownersPage = (script: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Plans</title>
<script src="/actions.js"></script>
${script}
<body class="site shop"><div id="root" class="app"><div class="layout wide"><main class="content">
<div id="quiet" class="notice"><div class="box"><button type="button" class="button quiet"><span>Read on</span></button></div></div>
<section class="list"><div class="grid">
${numbers.map(card).join('\n')}
</div></section></main></div></div></body>
</html>`

const card = (n: number) => `<article id="card-${n}" class="card plan-${n}" style="height: 240px">
<header class="head"><h2>Plan ${n}</h2><p class="lede">What it costs, and what it <b>brings</b>.</p></header>
<ul id="menu-${n}" class="menu"><li><a href="#a">More</a></li><li><a href="#b">Compare</a></li><li><a href="#c">Ask</a></li></ul>
<div class="body"><div class="row"><div class="cell"><span>Term</span><em>12 months</em></div><div class="cell"><span>Rate</span><em>${n} %</em></div></div>
<div class="actions" data-row="${n}"><button type="button" class="button buy"><i class="icon"></i><span>Order now: ${n}</span></button></div></div>
</article>`
