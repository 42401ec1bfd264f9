/** What a time needs of an event; all else is dropped before anything parses it. */
const KEPT = new Set([
  'UID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'EXDATE',
  'RDATE',
  'RECURRENCE-ID',
  'STATUS',
  'TRANSP',
])
const TIMES = new Set(['DTSTART', 'DTEND', 'EXDATE', 'RDATE', 'RECURRENCE-ID'])
const FLOATING = /^\d{8}T\d{6}(,\d{8}T\d{6})*$/

interface Line {
  name: string
  /** With the name. */
  parameters: string
  value: string
}

/**
 * A feed as its parser gets it: events and zones only, floating times in the host's zone, and an event of its
 * own for each `RDATE`, which the parser does not know. RFC 5545 §3.1, §3.3.5, §3.8.5.2.
 */
export function plainCalendar(text: string, timeZone: string): string {
  const unfolded = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const described = zonesDescribed(unfolded)
  const zone = (line: Line) => inZone(line, timeZone, described)
  const kept = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//sessionframe//EN']
  let event: Line[] | undefined
  const inside: string[] = []
  for (const one of unfolded) {
    const line = parseLine(one)
    if (line === null) continue
    if (line.name === 'BEGIN') inside.push(line.value.toUpperCase())
    const part = inside.at(-1)
    if (part === 'VEVENT') {
      if (line.name === 'BEGIN') event = []
      else if (line.name === 'END') kept.push(...written(event ?? []))
      else if (KEPT.has(line.name)) event?.push(zone(line))
    } else if (inside.includes('VTIMEZONE')) {
      kept.push(line.name === 'TZID' ? `TZID:${parserName(line.value)}` : one)
    }
    if (line.name === 'END') inside.pop()
  }
  return [...kept, 'END:VCALENDAR', ''].join('\r\n')
}

function parseLine(text: string): Line | null {
  // A colon within quotes belongs to a parameter.
  const found = /^(([A-Za-z0-9-]+)(?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)$/.exec(text)
  if (found === null) return null
  const [, parameters = '', name = '', value = ''] = found
  return { name: name.toUpperCase(), parameters, value: value.trim() }
}

/** Names of zones that the feed itself describes, and that nobody else knows. */
function zonesDescribed(lines: readonly string[]): Set<string> {
  const names = lines.flatMap((line) => /^TZID(?:;[^:]*)?:(.*)$/i.exec(line)?.[1]?.trim() ?? [])
  return new Set(names.filter((name) => !isKnown(name)))
}

/** What no other zone is called: the parser then goes by the description. */
function parserName(name: string): string {
  return isKnown(name) ? name : `Customized Time Zone ${name}`
}

/** IANA's, and Windows' names, which the parser maps to IANA's. */
function isKnown(name: string): boolean {
  if (/^UTC\b|\b(?:Standard|Daylight) Time$/.test(name)) return true
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function inZone(line: Line, timeZone: string, described: ReadonlySet<string>): Line {
  if (!TIMES.has(line.name)) return line
  const named = /;TZID=(?:"([^"]*)"|([^;"]*))/i.exec(line.parameters)
  if (named === null) {
    if (!FLOATING.test(line.value)) return line
    return { ...line, parameters: `${line.parameters};TZID=${timeZone}` }
  }
  const [text, quoted, bare = ''] = named
  const name = quoted ?? bare
  if (isKnown(name)) return line
  const meant = described.has(name) ? `"${parserName(name)}"` : timeZone
  return { ...line, parameters: line.parameters.replace(text, `;TZID=${meant}`) }
}

function written(lines: readonly Line[]): string[] {
  const extra = lines.filter(({ name }) => name === 'RDATE')
  const own = lines.filter(({ name }) => name !== 'RDATE')
  const dates = extra.flatMap(({ parameters, value }) =>
    // Of a period, its start: its own length is as rare as periods are.
    value.split(',').map((date) => ({ parameters, value: date.split('/')[0] ?? date })),
  )
  return [
    ...event(own),
    ...dates.flatMap(({ parameters, value }, n) => event(movedTo(own, parameters, value, n))),
  ]
}

/** The event as it would be if it began then, once. */
function movedTo(lines: readonly Line[], parameters: string, value: string, n: number): Line[] {
  const start = lines.find(({ name }) => name === 'DTSTART')
  const end = lines.find(({ name }) => name === 'DTEND')
  const rest = lines.filter(({ name }) => ['STATUS', 'TRANSP', 'DURATION'].includes(name))
  const uid = lines.find(({ name }) => name === 'UID')?.value ?? ''
  const moved = [
    { name: 'UID', parameters: 'UID', value: `${uid}#${n}` },
    { name: 'DTSTART', parameters: parameters.replace(/^RDATE/i, 'DTSTART'), value },
    ...rest,
  ]
  if (start === undefined || end === undefined) return moved
  const length = nominal(end.value) - nominal(start.value)
  return length > 0
    ? [...moved, { name: 'DURATION', parameters: 'DURATION', value: durationText(length, value) }]
    : moved
}

/** Minutes from the one to the other, as a clock that is never changed counts them. */
function nominal(text: string): number {
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0] = (
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?/.exec(text) ?? []
  ).map((part) => Number(part ?? 0))
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000
}

function durationText(minutes: number, start: string): string {
  return start.includes('T') ? `PT${minutes}M` : `P${Math.round(minutes / (24 * 60))}D`
}

function event(lines: readonly Line[]): string[] {
  return [
    'BEGIN:VEVENT',
    ...lines.map(({ parameters, value }) => `${parameters}:${value}`),
    'END:VEVENT',
  ]
}
