/** What an embed costs the owner's page: work of its main thread, which nothing else can do meanwhile. */
import type { Browser, CDPSession } from '@playwright/test'
import { runCycles } from '../leak/growth.ts'
import { peers } from '../leak/peers.ts'
import { bare, ours, serveSubject, type Subject } from '../leak/subjects.ts'
import { framePage } from '../common/frame-page.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { median, shuffled } from '../common/statistics.ts'
import { table } from '../common/table.ts'

const ROUNDS = 9
const CPU_SLOWDOWN = 4
/** Mounts after the first one. */
const MORE = 10

/** Milliseconds of the main thread. */
interface Work {
  /** Reading the script and running it once. */
  script: number
  first: number
  /** Of each further mount. */
  next: number
}

export async function mainThread(browser: Browser): Promise<Answer> {
  const site = new Site()
  const port = await site.listen()
  try {
    const owner = `http://127.0.0.1:${port}`
    const session = new URL(`/session/apply?parent=${owner}`, `http://localhost:${port}`)
    site.file('/session/', 'html', await framePage())
    const drafts = [bare(session), ...ours(site, session), ...(await peers(site, session))]
    const subjects = drafts
      .filter(({ kind }) => kind === 'mount')
      .map((draft) => serveSubject(site, draft))
    const works = new Map<Subject, Work[]>(subjects.map((subject) => [subject, []]))
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const subject of shuffled(subjects)) {
        works.get(subject)?.push(await measure(browser, owner + subject.path))
      }
      console.log(`main-thread: round ${round} of ${ROUNDS}`)
    }
    const of = (name: string, key: keyof Work) =>
      [...works].flatMap(([subject, done]) =>
        subject.name.startsWith(name) ? [median(done.map((work) => work[key]))] : [],
      )
    const rows = [...works].map(([{ name }, done]) => [
      name,
      ...(['script', 'first', 'next'] as const).map((key) =>
        median(done.map((work) => work[key])).toFixed(1),
      ),
    ])
    const head = ['', 'script read and run', 'first mount', 'each further mount']
    return {
      text: `Milliseconds of the thread's own time, ${CPU_SLOWDOWN} times slowed down; medians of ${ROUNDS} rounds.\n\n${table(head, rows)}`,
      goals: [
        {
          what: 'the script, read and run ÷ the quickest peer’s',
          value: quotient(of('ours', 'script'), [
            ...of('Cal.com', 'script'),
            ...of('Typeform', 'script'),
          ]),
          atMost: 1,
          timed: true,
        },
        // Both wait until the page in the frame has said that it is there.
        ...(['first', 'next'] as const).map((key) => ({
          what: `${key === 'first' ? 'the first mount' : 'a further mount'} ÷ Cal.com’s`,
          value: quotient(of('ours', key), of('Cal.com', key)),
          atMost: 1,
          timed: true,
        })),
      ],
    }
  } finally {
    site.close()
  }
}

/** The least of the one ÷ the least of the other. */
function quotient(of: readonly number[], by: readonly number[]): number {
  return Math.min(...of) / Math.min(...by)
}

async function measure(browser: Browser, url: string): Promise<Work> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const target = await context.newCDPSession(page)
    await target.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    // The thread's own time: what other processes do meanwhile does not count.
    await target.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await busy(target)
    await page.goto(url)
    const loaded = await busy(target)
    await page.evaluate(runCycles, 1)
    const first = await busy(target)
    await page.evaluate(runCycles, MORE)
    const all = await busy(target)
    return {
      script: loaded - before,
      first: first - loaded,
      next: (all - first) / MORE,
    }
  } finally {
    await context.close()
  }
}

/** Milliseconds that the main thread has worked so far. */
async function busy(target: CDPSession): Promise<number> {
  const { metrics } = await target.send('Performance.getMetrics')
  const worked = metrics.find(({ name }) => name === 'TaskDuration')
  if (!worked) throw new Error('the browser does not tell how long its tasks take')
  return worked.value * 1000
}
