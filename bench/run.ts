/**
 * `npm run bench`: answers every question and writes RESULTS.md.
 * `npm run bench -- first-paint --rounds=20` answers one;
 * `npm run bench -- forms --sessions=500` and `npm run bench -- soak --minutes=3` ask with less
 * than it takes to answer, and write nothing;
 * `npm run bench -- leak --only=ours` a part of one, and writes nothing.
 */
import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import { bytes } from './bytes/bytes.ts'
import { coldStart } from './cold-start/cold-start.ts'
import { engine } from './engine/engine.ts'
import { endpoint } from './endpoint/endpoint.ts'
import { faults } from './faults/faults.ts'
import { firstPaint } from './first-paint/first-paint.ts'
import { formPage } from './form-page/form-page.ts'
import { forms } from './forms/forms.ts'
import { journeys } from './journeys/journeys.ts'
import { leak } from './leak/leak.ts'
import { mainThread } from './main-thread/main-thread.ts'
import { processes } from './processes/processes.ts'
import { sessions } from './sessions/sessions.ts'
import { memory } from './memory/memory.ts'
import { pageWeight } from './page-weight/page-weight.ts'
import { slots } from './slots/slots.ts'
import { soak } from './soak/soak.ts'
import { triggers } from './triggers/triggers.ts'
import { launchBrowser } from './common/browser.ts'
import { failures, goalLine } from './common/goal.ts'
import { ensurePackages } from './common/packages.ts'
import { writeAnswer, type Answer } from './common/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '15' },
    only: { type: 'string' },
    sessions: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '10000000' },
    minutes: { type: 'string', default: '60' },
  },
})

const QUESTIONS: Record<string, (browser: Browser) => Answer | Promise<Answer>> = {
  bytes,
  'cold-start': () => coldStart(Number(values.rounds)),
  endpoint: () => endpoint(Number(values.rounds)),
  engine: () => engine(Number(values.rounds)),
  faults: () => faults(Number(values.rounds)),
  'first-paint': (browser) => firstPaint(browser, Number(values.rounds), values.only),
  'form-page': () => formPage(Number(values.rounds)),
  forms: () => forms(Number(values.sessions)),
  journeys: () => journeys(Number(values.rounds)),
  'main-thread': mainThread,
  memory: (browser) => memory(browser, Number(values.sessions)),
  'page-weight': pageWeight,
  leak: (browser) => leak(browser, values.only),
  processes: () => processes(Number(values.rounds)),
  sessions: () => sessions(Number(values.rows), Number(values.rounds)),
  slots: () => slots(Number(values.rounds)),
  soak: (browser) => soak(browser, Number(values.minutes)),
  triggers: (browser) => triggers(browser, Number(values.rounds)),
}

const isWhole =
  values.only === undefined &&
  [values.sessions, values.rows, values.minutes].join() === '10000,10000000,60'

ensurePackages()
const wanted = positionals.length > 0 ? positionals : Object.keys(QUESTIONS)
const failed: string[] = []
for (const name of wanted) {
  const question = QUESTIONS[name]
  if (question === undefined) {
    throw new Error(
      `no question is called "${name}"; there are ${Object.keys(QUESTIONS).join(', ')}`,
    )
  }
  const browser = await launchBrowser()
  try {
    const answer = await question(browser)
    if (isWhole) writeAnswer(name, answer, browser.version())
    console.log(`\n## ${name}\n\n${answer.goals.map(goalLine).join('\n')}\n\n${answer.text}`)
    const missed = [...failures(answer.goals), ...(answer.failed ?? [])]
    failed.push(...missed.map((text) => `${name}: ${text}`))
  } finally {
    await browser.close()
  }
}
for (const text of failed) console.error(`missed: ${text}`)
process.exitCode = failed.length > 0 ? 1 : 0
