/**
 * `node bench/slots/transitions.ts [zone …]`: the engine beside the scan minute by minute, a day before and
 * after each change of a clock from 2000 to 2037, in all zones that the runtime knows.
 */
import { Temporal } from 'temporal-polyfill'
import type { Host } from '../../src/platform/appointments/appointment-type.ts'
import { freeSlots } from '../../src/platform/appointments/free-slots.ts'
import { RULES } from '../../test/platform/appointments/slot-fixture.ts'
import { scannedSlots } from '../../test/platform/appointments/slots-oracle.ts'

const FROM = Temporal.Instant.from('2000-01-01T00:00Z')
const TO = Date.parse('2038-01-01T00:00Z')
const MINUTE = 60_000
const DAY_MS = 24 * 60 * MINUTE
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
/** The whole day, hours at night, and a shift past midnight. */
const HOURS = [[['00:00', '24:00']], [['00:15', '02:30']], [['22:00', '01:30']]] as const
const SOME_RULES = [
  RULES,
  { ...RULES, duration: 60, step: 15, bufferBefore: 5 },
  { ...RULES, duration: 45, step: 25, maxPerDay: 1 },
]

const chosen = process.argv.slice(2)
const zones = chosen.length > 0 ? chosen : Intl.supportedValuesOf('timeZone')
let [changes, slots, differing] = [0, 0, 0]
for (const [n, zone] of zones.entries()) {
  for (const at of transitions(zone)) {
    changes += 1
    compare(zone, at)
  }
  if (n % 20 === 19) console.log(`${n + 1} of ${zones.length} zones, ${changes} changes`)
}
console.log(
  `${zones.length} zones, ${changes} changes of a clock, ${slots} slots: ${differing} cases differ`,
)
process.exitCode = differing > 0 ? 1 : 0

function* transitions(zone: string): Generator<number> {
  let next = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (next !== null && next.epochMilliseconds < TO) {
    yield next.epochMilliseconds
    next = next.getTimeZoneTransition('next')
  }
}

function compare(zone: string, at: number): void {
  // Whole minutes: a scan by minutes knows no others.
  const change = at - (at % MINUTE)
  const window = { start: change - DAY_MS, end: change + DAY_MS }
  const now = window.start - DAY_MS
  for (const [n, hours] of HOURS.entries()) {
    const rules = SOME_RULES[n] ?? RULES
    const host: Host = {
      id: zone,
      name: zone,
      timeZone: zone,
      availability: EVERY_DAY.flatMap((weekday) =>
        hours.map(([start, end]) => ({ weekday, start, end })),
      ),
      overrides: [],
      email: null,
      holidays: [],
    }
    const slot = { typeId: rules.id, start: change, end: change + 30 * MINUTE, isShared: false }
    const taken = new Map([[zone, [{ start: slot.start, end: slot.end, slot }]]])
    const found = freeSlots(rules, [host], taken, window, now)
    const expected = scannedSlots(rules, [host], taken, window, now)
    slots += found.length
    if (JSON.stringify(found) === JSON.stringify(expected)) continue
    differing += 1
    console.error(`differs: ${zone}, ${new Date(at).toISOString()}, ${JSON.stringify(hours)}`)
  }
}
