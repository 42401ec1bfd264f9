/** How soon the first page of a hosted form is seen on a slow phone, beside plain HTML and SurveyJS. */
import { readFileSync } from 'node:fs'
import { DemoServer } from '../../test/harness/demo-server.ts'
import { LONG_FORM, longForm } from '../../test/harness/long-form.ts'
import { formLink } from '../../test/e2e/session-links.ts'
import type { JourneyPageData } from '../../src/wire/page.ts'
import { Link, SLOW_4G } from '../common/link.ts'
import { FILES } from '../common/packages.ts'
import type { Answer } from '../common/report.ts'
import { Site } from '../common/site.ts'
import { median, medianRange, shuffled } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { visit } from './measure.ts'
import type { Visit } from './measure.ts'
import { staticForm } from './static-form.ts'
import { surveyPage } from './survey.ts'

/** Times the static form's paint. */
const MOST = 1.3
const MOST_OF_SURVEY = 0.5

interface Row {
  name: string
  url: string
  /** Selects the first question's control. */
  control: string
  visits: Visit[]
}

export async function formPage(rounds: number): Promise<Answer> {
  const server = await DemoServer.start({}, { forms: [longForm] })
  const site = new Site()
  const link = new Link(SLOW_4G)
  try {
    const rows = await openRows(server, site, link)
    for (let round = 1; round <= rounds; round += 1) {
      for (const row of shuffled(rows)) row.visits.push(await visit(row.url, row.control))
      console.log(`form-page: round ${round} of ${rounds}`)
    }
    return report(rows)
  } finally {
    link.close()
    site.close()
    await server.stop()
  }
}

async function openRows(server: DemoServer, site: Site, link: Link): Promise<Row[]> {
  const hosted = new URL(await formLink(server, server.freshLead(), LONG_FORM))
  const html = await (await fetch(hosted)).text()
  const [, json] = /<script[^>]*id="sf-data"[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  const { form } = JSON.parse(json ?? 'null') as JourneyPageData
  const first = form.pages[0]?.fields[0]?.id ?? ''
  site.file('/static', 'html', staticForm(form))
  site.file('/survey', 'html', surveyPage(form))
  site.file('/survey-core.css', 'css', readFileSync(FILES.surveyStyles, 'utf8'))
  site.file('/survey.core.js', 'js', readFileSync(FILES.surveyCore, 'utf8'))
  site.file('/survey-js-ui.js', 'js', readFileSync(FILES.surveyUi, 'utf8'))
  const files = `http://localhost:${await link.to(await site.listen())}`
  hosted.port = String(await link.to(Number(hosted.port)))
  return [
    { name: 'static HTML', url: `${files}/static`, control: `[name="${first}"]`, visits: [] },
    { name: 'ours', url: hosted.href, control: `[name="${first}"]`, visits: [] },
    { name: 'SurveyJS', url: `${files}/survey`, control: '#survey input', visits: [] },
  ]
}

function report(rows: readonly Row[]): Answer {
  const [plain] = rows
  if (plain === undefined) throw new Error('no rows')
  const ratios = (row: Row, what: 'paint' | 'usable') =>
    row.visits.map((one, round) => one[what] / (plain.visits[round]?.[what] ?? NaN))
  const of = (row: Row, what: keyof Visit) => whole(median(row.visits.map((one) => one[what])))
  const inWords = (values: number[]) => {
    const [low, high] = medianRange(values)
    return `${median(values).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
  }
  const text = [
    `Forty questions on six pages, on a phone four times as slow as this machine, over Slow 4G; medians of ${plain.visits.length} rounds, with the range that they are in 95 times in 100.`,
    table(
      [
        '',
        'paint ÷ static',
        'paint, ms',
        'usable ÷ static',
        'usable, ms',
        'requests',
        'bytes',
        'of scripts',
      ],
      rows.map((row) => [
        row.name,
        inWords(ratios(row, 'paint')),
        of(row, 'paint'),
        inWords(ratios(row, 'usable')),
        of(row, 'usable'),
        of(row, 'requests'),
        of(row, 'bytes'),
        of(row, 'scriptBytes'),
      ]),
    ),
  ].join('\n\n')
  const ours = rows.filter(({ name }) => name === 'ours').map((row) => median(ratios(row, 'paint')))
  const survey = rows.find(({ name }) => name === 'SurveyJS')?.visits ?? []
  const mine = rows.find(({ name }) => name === 'ours')?.visits ?? []
  return {
    text,
    goals: [
      ...ours.map((value) => ({ what: 'paint ÷ static HTML’s', value, atMost: MOST })),
      {
        what: 'paint ÷ SurveyJS’s',
        value: median(mine.map(({ paint }, round) => paint / (survey[round]?.paint ?? NaN))),
        atMost: MOST_OF_SURVEY,
        timed: true,
      },
    ],
    charts: [
      {
        title: 'First page of a form of forty questions is painted',
        unit: 'ms on a slow phone and line; less is better',
        bars: rows.map((row) => {
          const paints = row.visits.map(({ paint }) => paint)
          return {
            label: row.name,
            value: median(paints),
            range: medianRange(paints),
            ours: row.name === 'ours',
          }
        }),
      },
    ],
  }
}
