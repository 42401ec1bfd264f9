import * as fc from 'fast-check'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'

/** Any workspace file that the schema takes, small enough to apply often. */
export const anyWorkspaceFile: fc.Arbitrary<WorkspaceFileInput> = fc
  .record({ groups: names(3), hosts: names(3), holidays: names(2), leads: numbers(4) })
  .chain(({ groups, hosts, holidays, leads }) => {
    const group = fc.option(fc.constantFrom(...groups), { nil: undefined })
    const sites = fc.uniqueArray(fc.constantFrom(...ORIGINS), { maxLength: 3 })
    return fc.record({
      // Never what a new workspace has: that is not written.
      language: fc.constantFrom(undefined, 'de', 'pt-BR', 'zh-Hant'),
      sites,
      leadGroups: fc.tuple(...groups.map((name) => leadGroup(name))),
      leads: fc.tuple(...leads.map((number) => lead(number, group))),
      forms: names(2).chain((list) => fc.tuple(...list.map((name) => form(name, group)))),
      holidays: fc.tuple(...holidays.map((name) => holidayList(name))),
      hosts: fc.tuple(...hosts.map((name) => host(name, holidays))),
      appointmentTypes: names(2).chain((list) =>
        fc.tuple(...list.map((title) => appointmentType(title, hosts, group))),
      ),
      emails: emails(),
      tags: names(3).chain((list) =>
        fc.tuple(...list.map((name) => fc.record({ id: id(), name: fc.constant(name) }))),
      ),
      customFields: customFields(),
      mailTracking: fc.option(mailTracking(), { nil: undefined }),
    })
  })
  .map((file) => JSON.parse(JSON.stringify(file)) as WorkspaceFileInput)

const ORIGINS = ['https://a.example', 'http://b.example:8080', 'https://c.example']
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** With what JSON and SQL have to escape, and letters of several scripts. */
function text(maxLength = 20) {
  return fc
    .string({ minLength: 1, maxLength, unit: 'grapheme' })
    .map((value) => value.replaceAll('\0', '').trim())
    .filter((value) => value.length > 0 && value.length <= 200)
}

function names(maxLength: number) {
  return fc.uniqueArray(text(), { minLength: 1, maxLength })
}

function numbers(maxLength: number) {
  return fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String), { maxLength })
}

function id() {
  return fc.option(fc.uuid({ version: 4 }), { nil: undefined })
}

function dataField() {
  return fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,10}$/)
}

function leadGroup(name: string) {
  return fc.record({
    id: id(),
    name: fc.constant(name),
    fields: fc.array(dataField(), { maxLength: 3 }),
  })
}

function lead(number: string, group: fc.Arbitrary<string | undefined>) {
  const value = fc.oneof(text(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  return fc.record({
    number: fc.constant(number),
    leadGroup: group,
    values: fc.dictionary(dataField(), value, { maxKeys: 4, noNullPrototype: true }),
  })
}

function form(name: string, group: fc.Arbitrary<string | undefined>) {
  return fc.uniqueArray(dataField(), { minLength: 1, maxLength: 4 }).chain((fields) => {
    const own = fc.record({
      id: id(),
      name: fc.constant(name),
      leadGroup: group,
      closesAfterMinutes: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
      title: text(),
      thankYou: fc.option(fc.record({ title: text(), text: text() }), { nil: undefined }),
      pages: fc
        .tuple(...fields.map((dataFieldName) => page(dataFieldName)))
        .map((pages): Form['pages'] => pages),
    })
    return fc.tuple(own, fc.boolean(), fc.boolean()).map(([one, isTranslated, isCopied]) => ({
      ...one,
      ...(isTranslated && { language: 'en', translations: { ar: arabic(one) } }),
      ...(isCopied && copyOf(one)),
    }))
  })
}

/** A mail to the first who is asked for an address, where somebody is. */
function copyOf({ pages }: Form): Pick<Form, 'copy'> {
  const fields = pages.flatMap((page) => page.fields).filter(({ readOnly }) => readOnly !== true)
  const [to, box] = (['email', 'checkbox'] as const).map((wanted) => {
    return fields.find(({ type }) => type === wanted)?.dataField
  })
  return to === undefined ? {} : { copy: { to, ...(box !== undefined && { if: box }) } }
}

type Form = NonNullable<WorkspaceFileInput['forms']>[number]

/** All that the form says, as if in another language. */
function arabic({ title, pages, thankYou }: Form): NonNullable<Form['translations']>[string] {
  const say = (words: string) => `\u0639 ${words}`
  const fields = pages.flatMap((page) =>
    page.fields.map(({ dataField: name = '', label, help, options }) => [
      name,
      {
        label: say(label),
        ...(help !== undefined && { help: say(help) }),
        ...(options && {
          options: Object.fromEntries(options.map((one) => [one.value, say(one.label)])),
        }),
      },
    ]),
  )
  return {
    title: say(title),
    pages: Object.fromEntries(pages.map((page) => [page.id ?? page.title, say(page.title)])),
    fields: Object.fromEntries(fields),
    ...(thankYou && { thankYou: { title: say(thankYou.title), text: say(thankYou.text) } }),
  }
}

function page(dataFieldName: string) {
  const common = {
    id: id(),
    label: text(),
    dataField: fc.constant(dataFieldName),
    required: fc.option(fc.boolean(), { nil: undefined }),
    readOnly: fc.option(fc.boolean(), { nil: undefined }),
    help: fc.option(text(), { nil: undefined }),
  }
  const option = fc.record({ value: text(), label: text() })
  const options = fc.uniqueArray(option, {
    minLength: 1,
    maxLength: 3,
    selector: (one) => one.value,
  })
  const field = fc.oneof(
    fc.record({
      ...common,
      type: fc.constantFrom('input' as const, 'textarea' as const),
      maxLength: fc.integer({ min: 1, max: 10_000 }),
    }),
    fc.record({
      ...common,
      type: fc.constantFrom('email' as const, 'tel' as const, 'date' as const, 'checkbox' as const),
    }),
    fc.record({
      ...common,
      type: fc.constant('number' as const),
      min: fc.integer({ max: 0 }),
      max: fc.integer({ min: 0 }),
    }),
    fc.record({ ...common, type: fc.constantFrom('select' as const, 'radio' as const), options }),
    fc.record({
      ...common,
      type: fc.constant('file' as const),
      // Nothing is shown of a lead that could be sent again.
      readOnly: fc.constant(undefined),
      accept: fc.constantFrom(undefined, 'image/*', '.pdf, .docx', 'application/pdf,.txt'),
      maxSize: fc.option(fc.integer({ min: 1, max: 5_000_000_000 }), { nil: undefined }),
      maxFiles: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    }),
    fc.record({
      ...common,
      type: fc.constant('signature' as const),
      readOnly: fc.constant(undefined),
      drawing: fc.constantFrom(undefined, 'optional' as const, 'none' as const),
    }),
  )
  return fc.record({ id: id(), title: text(), fields: fc.tuple(field) })
}

function holidayList(name: string) {
  return fc.record({
    id: id(),
    name: fc.constant(name),
    dates: fc.uniqueArray(date, { maxLength: 3 }),
  })
}

function host(name: string, holidays: readonly string[]) {
  const hour = (value: number) => `${value}`.padStart(2, '0') + ':00'
  const rules = fc.uniqueArray(
    fc.record({
      weekday: fc.constantFrom(...WEEKDAYS),
      start: fc.integer({ min: 0, max: 11 }).map(hour),
      end: fc.integer({ min: 12, max: 24 }).map(hour),
    }),
    { maxLength: 4, selector: (rule) => rule.weekday },
  )
  return fc.record({
    id: id(),
    name: fc.constant(name),
    email: fc.constantFrom(undefined, 'hal@example.test'),
    timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'UTC'),
    availability: rules,
    overrides: fc.uniqueArray(override, { maxLength: 3, selector: (one) => one.date }),
    holidays: fc.option(fc.shuffledSubarray([...holidays]), { nil: undefined }),
  })
}

const date = fc.constantFrom('2024-02-29', '2026-12-24', '2026-12-25', '2026-12-26')

/** A day off, or one of other hours. */
const override = fc.record({
  date,
  hours: fc.constantFrom(
    [],
    [{ start: '22:00', end: '02:00' }],
    [
      { start: '09:00', end: '12:00' },
      { start: '13:00', end: '24:00' },
    ],
  ),
})

function appointmentType(
  title: string,
  hosts: readonly string[],
  group: fc.Arbitrary<string | undefined>,
) {
  const optional = (min: number) => fc.option(fc.integer({ min, max: 600 }), { nil: undefined })
  return fc.record({
    id: id(),
    title: fc.constant(title),
    leadGroup: group,
    hosts: fc.shuffledSubarray([...hosts], { minLength: 1 }),
    duration: fc.oneof(
      fc.integer({ min: 1, max: 600 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 3 }),
    ),
    hostChoice: fc.option(fc.constantFrom('any' as const, 'round-robin' as const, 'all' as const), {
      nil: undefined,
    }),
    seats: optional(1),
    maxPerDay: optional(1),
    maxPerWeek: optional(1),
    step: optional(1),
    minimumNotice: optional(0),
    bufferBefore: optional(0),
    bufferAfter: optional(0),
    horizonDays: optional(0),
    closesAfterMinutes: optional(1),
    reminders: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 40_320 }), { maxLength: 5 }), {
      nil: undefined,
    }),
    location: fc.option(fc.oneof(text(), fc.array(place, { minLength: 1, maxLength: 3 })), {
      nil: undefined,
    }),
  })
}

const placeText = fc.option(text(), { nil: undefined })
const place = fc.oneof(
  fc.record({ kind: fc.constantFrom('phone' as const, 'place' as const), text: placeText }),
  fc.record({
    kind: fc.constant('video' as const),
    text: placeText,
    linkTemplate: fc.constantFrom(undefined, 'https://meet.example/{bookingId}?at={start}'),
  }),
)

const trackingRule = fc.constantFrom('always' as const, 'consent' as const, 'never' as const)

/** Of two names; those without an id have different ones. */
function emails() {
  const email = fc.record({
    id: id(),
    name: fc.constantFrom('Welcome', 'News \u{1F4E8}'),
    subject: fc.oneof(fc.constant(''), text().filter(isOneLine)),
    html: fc.oneof(fc.constant(''), text(200)),
    text: fc.oneof(fc.constant(''), text(200)),
    trackOpens: fc.option(trackingRule, { nil: undefined }),
    trackClicks: fc.option(trackingRule, { nil: undefined }),
  })
  return fc.uniqueArray(email, { maxLength: 4, selector: (one) => one.id ?? one.name })
}

function isOneLine(value: string): boolean {
  return !/[\r\n]/.test(value)
}

/** Never what a new workspace has: that is not written. */
function mailTracking() {
  return fc.record({
    trackOpens: fc.constantFrom('always' as const, 'never' as const),
    trackClicks: trackingRule,
    consentField: fc.constantFrom('agreed', 'trackingConsent'),
  })
}

function customFields() {
  const field = fc.record({ id: id(), name: text(), dataField: dataField() })
  return fc
    .uniqueArray(field, { maxLength: 3, selector: (one) => one.name })
    .filter((fields) => new Set(fields.map((one) => one.dataField)).size === fields.length)
}
