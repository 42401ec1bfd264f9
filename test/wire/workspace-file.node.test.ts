import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import * as z from 'zod'
import { parseWorkspaceFile, WorkspaceFileError } from '../../src/wire/parse-workspace-file.ts'
import { workspaceFileSchema } from '../../src/wire/workspace-file.ts'

function problems(file: unknown): readonly string[] {
  try {
    parseWorkspaceFile(file)
  } catch (error) {
    assert.ok(error instanceof WorkspaceFileError)
    return error.problems
  }
  return []
}

const field = { type: 'input', label: 'Name' }
const form = (...fields: unknown[]) => ({
  forms: [{ name: 'F', title: 'T', pages: [{ title: 'P', fields }] }],
})
const FIELD = 'forms[0].pages[0].fields[0]'
const host = (change: object) => ({
  hosts: [{ name: 'H', timeZone: 'UTC', availability: [], ...change }],
})
const rule = (weekday: unknown, start: string, end: string) => ({
  availability: [{ weekday, start, end }],
})

describe('parseWorkspaceFile', () => {
  it('fills in the defaults', () => {
    const file = parseWorkspaceFile({
      ...host({}),
      appointmentTypes: [{ title: 'A', hosts: ['H'], duration: 20 }],
    })
    assert.deepEqual(file.sites, [])
    const { step, minimumNotice, bufferBefore, bufferAfter, horizonDays, closesAfterMinutes } =
      file.appointmentTypes[0] ?? {}
    assert.deepEqual(
      { step, minimumNotice, bufferBefore, bufferAfter, horizonDays, closesAfterMinutes },
      {
        step: 30,
        minimumNotice: 0,
        bufferBefore: 0,
        bufferAfter: 0,
        horizonDays: 60,
        closesAfterMinutes: 10_080,
      },
    )
  })

  const cases: [what: string, file: unknown, expected: string[]][] = [
    ['no object', [], ['the file: must be an object { … }, not a list']],
    ['nothing', null, ['the file: must be an object { … }, not null']],
    ['an unknown key', { site: [] }, ['site: unknown; remove it, or check its spelling']],
    [
      'a nested unknown key',
      form({ ...field, requird: true }),
      [`${FIELD}.requird: unknown; remove it, or check its spelling`],
    ],
    [
      'an origin with a path',
      { sites: ['https://a.example/'] },
      ['sites[0]: must be an origin such as https://www.example.com, without a path'],
    ],
    [
      'a site twice',
      { sites: ['https://a.example', 'https://a.example'] },
      ['sites[1]: "https://a.example" is there twice'],
    ],
    [
      'a lead number without quotes',
      { leads: [{ number: 7 }] },
      ['leads[0].number: must be a text in quotes, not a number'],
    ],
    [
      'a lead number with a leading zero',
      { leads: [{ number: '07' }] },
      ['leads[0].number: must be 1 to 15 digits in quotes'],
    ],
    [
      'a lead twice',
      { leads: [{ number: '7' }, { number: '7' }] },
      ['leads[1].number: "7" is there twice'],
    ],
    [
      'a data field with a blank',
      { leads: [{ number: '7', values: { 'first name': 'x' } }] },
      [
        'leads[0].values.first name: the name must be a letter, then up to 63 letters, digits, ".", "_" or "-"',
      ],
    ],
    [
      'a value that is no answer',
      { leads: [{ number: '7', values: { a: null } }] },
      ['leads[0].values.a: must be a text, a number, true or false'],
    ],
    [
      'an id that is none',
      { leadGroups: [{ id: 'x', name: 'G' }] },
      ['leadGroups[0].id: must be a UUID such as "39594a1c-72db-4990-a63f-8d5139a5e4e1"'],
    ],
    [
      'a group twice',
      { leadGroups: [{ name: 'G' }, { name: 'G' }] },
      ['leadGroups[1].name: "G" is there twice'],
    ],
    [
      'text that cannot be stored',
      form({ ...field, label: 'a\0b' }),
      [`${FIELD}.label: must not hold U+0000 or half a surrogate pair`],
    ],
    [
      'no such zone',
      host({ timeZone: 'Europe/Londn' }),
      ['hosts[0].timeZone: must be an IANA zone such as "Europe/London"'],
    ],
    [
      'an offset instead of a zone',
      host({ timeZone: '+01:00' }),
      ['hosts[0].timeZone: must be an IANA zone such as "Europe/London"'],
    ],
    [
      'no such weekday',
      host(rule(0, '09:00', '17:00')),
      ['hosts[0].availability[0].weekday: must be 1 (Monday) to 7 (Sunday)'],
    ],
    [
      'no time',
      host(rule(1, '9:00', '24:01')),
      [
        'hosts[0].availability[0].start: must be a time such as "09:00"',
        'hosts[0].availability[0].end: must be a time such as "17:00", at most "24:00"',
      ],
    ],
    [
      'an end that is the start',
      host(rule(1, '10:00', '10:00')),
      ['hosts[0].availability[0].end: must not be 10:00 too; a whole day is 00:00 to 24:00'],
    ],
    [
      'hours that overlap before midnight',
      host({
        availability: [
          { weekday: 1, start: '22:00', end: '02:00' },
          { weekday: 1, start: '23:30', end: '24:00' },
        ],
      }),
      ['hosts[0].availability[1]: overlaps 22:00–02:00 of the same weekday'],
    ],
    [
      'a date that is none, or there twice, and hours of it that overlap',
      host({
        overrides: [
          { date: '2026-02-29', hours: [] },
          { date: '2026-12-24', hours: [{ start: '09:00', end: '12:00' }] },
          {
            date: '2026-12-24',
            hours: [
              { start: '09:00', end: '12:00' },
              { start: '11:00', end: '13:00' },
            ],
          },
        ],
      }),
      [
        'hosts[0].overrides[0].date: must be a date such as "2026-12-25"',
        'hosts[0].overrides[2].hours[1]: overlaps 09:00–12:00 of the same day',
        'hosts[0].overrides[2].date: "2026-12-24" is there twice',
      ],
    ],
    [
      'hours that overlap',
      host({
        availability: [
          { weekday: 1, start: '09:00', end: '12:00' },
          { weekday: 1, start: '11:59', end: '13:00' },
        ],
      }),
      ['hosts[0].availability[1]: overlaps 09:00–12:00 of the same weekday'],
    ],
    [
      'a fraction',
      { appointmentTypes: [{ title: 'A', hosts: ['H'], duration: 1.5 }] },
      ['appointmentTypes[0].duration: must be whole minutes, 1 to 1440, or a list of them'],
    ],
    [
      'a link of another kind, and with what nobody fills in',
      {
        appointmentTypes: [
          {
            title: 'A',
            hosts: ['H'],
            duration: 30,
            location: [
              { kind: 'phone', linkTemplate: 'https://meet.example/{start}' },
              { kind: 'video', linkTemplate: 'https://meet.example/{lead}' },
              { kind: 'video', linkTemplate: 'https://{bookingId}.example/' },
              { kind: 'video', linkTemplate: 'http://meet.example/' },
            ],
          },
        ],
      },
      [
        'appointmentTypes[0].location[0].linkTemplate: only video has a link; remove it',
        'appointmentTypes[0].location[1].linkTemplate: has {lead}; there is only {bookingId}, {sessionId}, {start}, {end}',
        'appointmentTypes[0].location[2].linkTemplate: must be an https URL such as https://meet.example.com/{bookingId}',
        'appointmentTypes[0].location[3].linkTemplate: must be an https URL such as https://meet.example.com/{bookingId}',
      ],
    ],
    [
      'the same twice in a list',
      {
        holidays: [{ name: 'England', dates: ['2026-12-25', '2026-12-25'] }],
        appointmentTypes: [{ title: 'A', hosts: ['H'], duration: [30, 60, 30] }],
      },
      [
        'holidays[0].dates[1]: "2026-12-25" is there twice',
        'appointmentTypes[0].duration[2]: "30" is there twice',
      ],
    ],
    [
      'too short',
      { appointmentTypes: [{ title: 'A', hosts: ['H'], duration: 0 }] },
      ['appointmentTypes[0].duration: must be at least 1'],
    ],
    [
      'no hosts',
      { appointmentTypes: [{ title: 'A', hosts: [], duration: 1 }] },
      ['appointmentTypes[0].hosts: must have at least 1 entry'],
    ],
    [
      'a host twice',
      { appointmentTypes: [{ title: 'A', hosts: ['H', 'H'], duration: 1 }] },
      ['appointmentTypes[0].hosts[1]: "H" is there twice'],
    ],
    [
      'e-mails of one name',
      { emails: [{ name: 'A' }, { id: crypto.randomUUID(), name: 'A' }, { name: 'A' }] },
      ['emails[2].name: "A" is there twice without an id: give one'],
    ],
    [
      'a subject of two lines',
      { emails: [{ name: 'A', subject: 'Hi\r\nBcc: all@example.com' }] },
      ['emails[0].subject: must be one line'],
    ],
    ['a tag twice', { tags: [{ name: 'A' }, { name: 'A' }] }, ['tags[1].name: "A" is there twice']],
    [
      'a name that is no data field',
      { customFields: [{ name: 'Home town' }] },
      ['customFields[0].dataField: is missing; the name cannot be one, so say which'],
    ],
    [
      'a data field twice',
      { customFields: [{ name: 'city' }, { name: 'Town', dataField: 'city' }] },
      ['customFields[1].dataField: "city" is there twice'],
    ],
  ]
  for (const [what, file, expected] of cases) {
    it(`says where and what: ${what}`, () => assert.deepEqual(problems(file), expected))
  }

  it('tells all problems at once', () => {
    const file = { ...form({ type: 'select', label: 'S' }), sites: [1], leads: [{ number: 'x' }] }
    assert.equal(problems(file).length, 3)
  })

  it('answers anything at all with a file or with problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const file of [json, { forms: [json] }, { hosts: json }, form(json)]) problems(file)
      }),
    )
  })

  it('takes the example of docs/appointments.md', async () => {
    const page = await readFile(new URL('../../docs/appointments.md', import.meta.url), 'utf8')
    const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? ''
    const file = parseWorkspaceFile(JSON.parse(example))
    assert.deepEqual(file.appointmentTypes[0]?.duration, [30, 60])
    assert.deepEqual(file.hosts[0]?.holidays, ['England'])
  })

  it('has a JSON Schema', () => {
    const schema = z.toJSONSchema(workspaceFileSchema, { io: 'input' })
    assert.deepEqual(Object.keys(schema.properties ?? {}).toSorted(), [
      '$schema',
      'appointmentTypes',
      'customFields',
      'emails',
      'forms',
      'holidays',
      'hosts',
      'language',
      'leadGroups',
      'leads',
      'mailTracking',
      'sites',
      'tags',
      'theme',
      'webhooks',
    ])
    assert.equal(schema.additionalProperties, false)
  })
})
