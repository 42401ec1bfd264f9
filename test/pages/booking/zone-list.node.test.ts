import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { listZones, searchZones, zoneInList } from '../../../src/pages/booking/zone-list.ts'

const WINTER = Date.parse('2026-01-15T12:00:00Z')
const SUMMER = Date.parse('2026-07-15T12:00:00Z')
const english = listZones('en', WINTER)
const names = (typed: string, zones = english) => searchZones(zones, typed).map(({ name }) => name)

describe('the list of time zones', () => {
  it('has every zone of the time zone database that this engine knows, and UTC', () => {
    const known = new Set(english.map(({ name }) => name))
    assert.ok(known.size > 410)
    assert.equal(known.size, english.length)
    // Under a name of today or an older one.
    const missing = Intl.supportedValuesOf('timeZone').filter((name) => !known.has(name))
    assert.ok(missing.length < 20, missing.join())
    assert.ok(known.has('UTC'))
  })

  it('goes from west to east, by the offsets of now', () => {
    const offsets = english.map(({ offset }) => offset)
    assert.deepEqual(
      offsets,
      offsets.toSorted((a, b) => a - b),
    )
    const paris = (zones: typeof english) => zones.find(({ name }) => name === 'Europe/Paris')
    assert.equal(paris(english)?.offset, 60)
    assert.equal(paris(listZones('en', SUMMER))?.offset, 120)
  })

  it('is found in by city, country, former name and the name of the zone, without accents', () => {
    assert.deepEqual(names('paris'), ['Europe/Paris'])
    assert.deepEqual(names('  Europe/Par'), ['Europe/Paris'])
    assert.deepEqual(names('new_york')[0], 'America/New_York')
    assert.deepEqual(names('sao paulo'), ['America/Sao_Paulo'])
    assert.deepEqual(names('São Pau'), ['America/Sao_Paulo'])
    assert.deepEqual(names('mumbai'), ['Asia/Kolkata'])
    assert.deepEqual(names('Calcutta'), ['Asia/Kolkata'])
    assert.deepEqual(names('belgium'), ['Europe/Brussels'])
    assert.deepEqual(names('Belgien', listZones('de', WINTER)), ['Europe/Brussels'])
    assert.deepEqual(names('بلجيكا', listZones('ar', WINTER)), ['Europe/Brussels'])
  })

  it('puts a city that begins with what was typed before other places', () => {
    assert.equal(names('rome')[0], 'Europe/Rome')
    assert.equal(names('mexico')[0], 'America/Mexico_City')
  })

  it('is found in by offset', () => {
    for (const typed of ['GMT+5:30', 'utc +05:30', '+5:30', '+0530']) {
      assert.deepEqual(names(typed).toSorted(), ['Asia/Colombo', 'Asia/Kolkata'], typed)
    }
    assert.ok(names('-3').includes('America/Sao_Paulo'))
    assert.ok(names('GMT').includes('Europe/London'))
    assert.ok(!names('gmt+1').includes('Asia/Bangkok'))
  })

  it('is found in by nothing but itself', () => {
    assert.deepEqual(names('atlantis'), [])
    assert.equal(names(' ').length, english.length)
    assert.deepEqual(names('.*'), [])
  })

  it('says place and offset', () => {
    const [kolkata] = searchZones(english, 'kolkata')
    assert.ok(kolkata)
    assert.deepEqual(zoneInList(kolkata), { place: 'Kolkata, India', offset: 'GMT+5:30' })
  })
})
