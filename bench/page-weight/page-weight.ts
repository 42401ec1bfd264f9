/** What a visitor's browser loads for a hosted page, by kind, beside the same form as plain HTML and by SurveyJS. */
import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { DemoServer } from '../../test/harness/demo-server.ts'
import { LONG_FORM, longForm } from '../../test/harness/long-form.ts'
import { bookingLink, formLink } from '../../test/e2e/session-links.ts'
import type { JourneyPageData } from '../../src/wire/page.ts'
import { FILES } from '../common/packages.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { table, whole } from '../common/table.ts'
import { staticForm } from '../form-page/static-form.ts'
import { surveyPage } from '../form-page/survey.ts'
import { again } from '../forms/open-sessions.ts'
import { KINDS, total, weigh, type Weight } from './weigh.ts'

/** Bytes of scripts. */
const BUDGETS = { form: 45_000, booking: 30_000 }

interface Row {
  name: string
  ours: boolean
  weight: Weight
}

export async function pageWeight(browser: Browser): Promise<Answer> {
  const server = await DemoServer.start({}, { forms: [longForm] })
  const site = new Site()
  try {
    const long = await again(() => formLink(server, server.freshLead(), LONG_FORM))
    const files = await servePeers(site, long)
    const pages: [name: string, url: string, ours: boolean][] = [
      [
        'ours, a form of ten questions',
        await again(() => formLink(server, server.freshLead())),
        true,
      ],
      ['ours, a form of forty questions', long, true],
      ['ours, a booking', await again(() => bookingLink(server, server.freshLead())), true],
      ['static HTML, forty questions', `${files}/static`, false],
      ['SurveyJS, forty questions', `${files}/survey`, false],
    ]
    const rows: Row[] = []
    for (const [name, url, ours] of pages) {
      rows.push({ name, ours, weight: await weigh(browser, url) })
    }
    return report(rows)
  } finally {
    site.close()
    await server.stop()
  }
}

/** @returns Where the other two are. */
async function servePeers(site: Site, long: string): Promise<string> {
  const html = await again(async () => (await fetch(long)).text())
  const [, json] = /<script[^>]*id="sf-data"[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  const { form } = JSON.parse(json ?? 'null') as JourneyPageData
  site.file('/static', 'html', staticForm(form))
  site.file('/survey', 'html', surveyPage(form))
  site.file('/survey-core.css', 'css', readFileSync(FILES.surveyStyles, 'utf8'))
  site.file('/survey.core.js', 'js', readFileSync(FILES.surveyCore, 'utf8'))
  site.file('/survey-js-ui.js', 'js', readFileSync(FILES.surveyUi, 'utf8'))
  return `http://localhost:${await site.listen()}`
}

function report(rows: readonly Row[]): Answer {
  const of = (name: string) => rows.find((row) => row.name.startsWith(name))?.weight
  const scripts = (name: string) => of(name)?.script.bytes ?? NaN
  const all = (name: string) => {
    const weight = of(name)
    return weight === undefined ? NaN : total(weight).bytes
  }
  return {
    text: `Bodies as they come over the line, until two seconds after the load; no proxy compresses what the server does not.\n\n${table(
      ['', ...KINDS, 'in all', 'requests'],
      rows.map(({ name, weight }) => [
        name,
        ...KINDS.map((kind) => whole(weight[kind].bytes)),
        whole(total(weight).bytes),
        whole(total(weight).requests),
      ]),
    )}`,
    goals: [
      {
        what: 'scripts of a form',
        value: scripts('ours, a form of forty'),
        atMost: BUDGETS.form,
        unit: 'B',
      },
      {
        what: 'scripts of a booking',
        value: scripts('ours, a booking'),
        atMost: BUDGETS.booking,
        unit: 'B',
      },
      {
        what: 'a form of forty questions ÷ SurveyJS’s',
        value: all('ours, a form of forty') / all('SurveyJS'),
        atMost: 0.25,
      },
    ],
    charts: [
      {
        title: 'A form’s page in all',
        unit: 'kB over the line; less is better',
        bars: rows.map(({ name, ours, weight }) => ({
          label: name,
          value: total(weight).bytes / 1000,
          ours,
        })),
      },
    ],
  }
}
