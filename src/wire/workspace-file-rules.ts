/** What the shape of `workspace.json` cannot say. Each problem carries its path. */
import { DATA_FIELD } from './workspace-file-values.ts'
import { repeats, report, reportRepeats } from './report-problems.ts'
import type { Context } from './report-problems.ts'

export function checkCustomField(
  { name, dataField }: { name: string; dataField?: string | undefined },
  ctx: Context,
): void {
  if (dataField !== undefined || DATA_FIELD.test(name)) return
  report(ctx, ['dataField'], 'is missing; the name cannot be one, so say which')
}

interface Hours {
  /** Absent where all are of one day. */
  weekday?: number
  start: string
  end: string
}

const TIME = /^\d\d:\d\d$/

export function checkHours(rules: Hours[], ctx: Context): void {
  rules.forEach((rule, at) => {
    // Reported by its own schema.
    if (!TIME.test(rule.start) || !TIME.test(rule.end)) return
    if (rule.end === rule.start) {
      report(ctx, [at, 'end'], `must not be ${rule.start} too; a whole day is 00:00 to 24:00`)
    }
    // Where one day's hours run into the next one's, they are simply longer.
    const other = rules
      .slice(0, at)
      .find(
        (one) =>
          one.weekday === rule.weekday && one.start < lastOf(rule) && rule.start < lastOf(one),
      )
    if (other === undefined) return
    const day = rule.weekday === undefined ? 'day' : 'weekday'
    report(ctx, [at], `overlaps ${other.start}–${other.end} of the same ${day}`)
  })
}

/** Of the day on which they begin. */
function lastOf({ start, end }: Hours): string {
  return end < start ? '24:00' : end
}

export function checkDates(overrides: { date: string }[], ctx: Context): void {
  reportRepeats(ctx, overrides, ({ date }) => date, [], 'date')
}

export function checkDifferent(items: (string | number)[], ctx: Context): void {
  reportRepeats(ctx, items, String, [])
}

/** What a link template can hold, in braces. */
const LINK_PLACEHOLDERS = ['bookingId', 'sessionId', 'start', 'end'] as const

export function checkLinkTemplate(
  { kind, linkTemplate }: { kind: string; linkTemplate?: string | undefined },
  ctx: Context,
): void {
  if (linkTemplate === undefined) return
  if (kind !== 'video') report(ctx, ['linkTemplate'], 'only video has a link; remove it')
  const known = LINK_PLACEHOLDERS.map((name) => `{${name}}`)
  const unknown = linkTemplate
    .match(/\{[^{}]*\}/g)
    ?.find((one) => !known.some((name) => name === one))
  if (unknown !== undefined) {
    report(ctx, ['linkTemplate'], `has ${unknown}; there is only ${known.join(', ')}`)
  }
  // The host name is not a visitor's or a booking's to choose.
  if (!/^https:\/\/[^/{}?#@\\\s]+(\/|$)/.test(linkTemplate) || !URL.canParse(linkTemplate)) {
    report(
      ctx,
      ['linkTemplate'],
      'must be an https URL such as https://meet.example.com/{bookingId}',
    )
  }
}

/** Without saying the address, which is a secret. */
export function checkCalendars(calendars: { url: string }[], ctx: Context): void {
  calendars.forEach(({ url }, at) => {
    const first = calendars.findIndex((one) => one.url === url)
    if (first < at) report(ctx, [at, 'url'], `is that of [${first}] too`)
  })
}

interface Named {
  id?: string | undefined
  name: string
}

/** Across the file: names and ids that must differ. */
export function checkUnique(
  file: {
    sites: string[]
    leadGroups: Named[]
    leads: { number: string }[]
    forms: Named[]
    holidays: Named[]
    hosts: Named[]
    appointmentTypes: { id?: string | undefined; title: string; hosts: string[] }[]
    emails: Named[]
    tags: Named[]
    customFields: (Named & { dataField?: string | undefined })[]
    webhooks?: { url: string; events: string[] }[] | undefined
  },
  ctx: Context,
): void {
  reportRepeats(ctx, file.sites, (site) => site, ['sites'])
  reportRepeats(ctx, file.leads, (lead) => lead.number, ['leads'], 'number')
  for (const noun of [
    'leadGroups',
    'forms',
    'holidays',
    'hosts',
    'tags',
    'customFields',
  ] as const) {
    reportRepeats(ctx, file[noun], (one) => one.name, [noun], 'name')
    reportRepeats(ctx, file[noun], (one) => one.id, [noun], 'id')
  }
  const fields = file.customFields
  reportRepeats(ctx, fields, (one) => one.dataField ?? one.name, ['customFields'], 'dataField')
  reportRepeats(ctx, file.emails, (email) => email.id, ['emails'], 'id')
  // Which of them is meant, only an id says.
  const nameless = (email: Named) => (email.id === undefined ? email.name : undefined)
  repeats(
    file.emails.map((email, at) => ({ email, at })),
    ({ email }) => nameless(email),
  ).forEach(({ email, at }) =>
    report(ctx, ['emails', at, 'name'], `"${email.name}" is there twice without an id: give one`),
  )
  reportRepeats(ctx, file.webhooks, (webhook) => webhook.url, ['webhooks'], 'url')
  file.webhooks?.forEach(({ events }, at) =>
    reportRepeats(ctx, events, (event) => event, ['webhooks', at, 'events']),
  )
  const types = file.appointmentTypes
  reportRepeats(ctx, types, (type) => type.title, ['appointmentTypes'], 'title')
  reportRepeats(ctx, types, (type) => type.id, ['appointmentTypes'], 'id')
  types.forEach((type, at) =>
    reportRepeats(ctx, type.hosts, (host) => host, ['appointmentTypes', at, 'hosts']),
  )
}
