import { offsetInWords, offsetOf } from './zone-offset.ts'
import { ZONES_BY_COUNTRY } from './zones-by-country.ts'

export interface Zone {
  /** IANA */
  name: string
  city: string
  /** In the language of the list; empty for UTC. */
  country: string
  /** Minutes ahead of UTC, at present. */
  offset: number
  /** What a search looks in. */
  words: string
}

/** Cities whose zone is named after another one, and former names of cities that a zone is named after. */
const ALSO: Readonly<Record<string, string>> = {
  'America/Chicago': 'Dallas, Houston, Austin',
  'America/Los_Angeles': 'San Francisco, Seattle, San Diego, Las Vegas, California',
  'America/New_York': 'Washington, Boston, Miami, Atlanta, Philadelphia',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasilia',
  'America/Toronto': 'Ottawa, Montreal',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Ho_Chi_Minh': 'Saigon, Hanoi',
  'Asia/Jerusalem': 'Tel Aviv, Haifa',
  'Asia/Kolkata': 'Calcutta, Delhi, Mumbai, Bangalore, Chennai, Hyderabad',
  'Asia/Riyadh': 'Jeddah, Mecca',
  'Asia/Shanghai': 'Beijing, Shenzhen, Guangzhou',
  'Asia/Tokyo': 'Osaka, Kyoto',
  'Asia/Yangon': 'Rangoon',
  'Australia/Sydney': 'Canberra',
  'Europe/Berlin': 'Munich, Hamburg, Frankfurt, Cologne',
  'Europe/Kyiv': 'Kiev',
  'Europe/London': 'Edinburgh, Glasgow, Cardiff, Manchester, Birmingham',
  'Europe/Madrid': 'Barcelona',
  'Europe/Rome': 'Milan, Naples',
  'Europe/Warsaw': 'Krakow',
  'Europe/Zurich': 'Geneva, Bern',
  'Pacific/Auckland': 'Wellington',
}

/**
 * All zones that the browser knows, from west to east, each with its country in a language.
 * @param now An instant: offsets are those of now.
 */
export function listZones(locale: string, now: number): Zone[] {
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const zones = ZONES_BY_COUNTRY.trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', area, ...names] = line.split(' ')
      const country = countries.of(code) ?? code
      return names.flatMap((name) => {
        return zoneOf(name.startsWith('/') ? name.slice(1) : `${area}/${name}`, country, now) ?? []
      })
    })
  const utc = zoneOf('UTC', '', now)
  const all = utc === null ? zones : [...zones, utc]
  return all.toSorted((a, b) => a.offset - b.offset || a.city.localeCompare(b.city, locale))
}

function zoneOf(name: string, country: string, now: number): Zone | null {
  const city = (name.split('/').at(-1) ?? name).replaceAll('_', ' ')
  const words = plain([name.replaceAll('/', ' '), country, ALSO[name]].join(' '))
  try {
    return { name, city, country, offset: offsetOf(name, now), words }
  } catch {
    return null
  }
}

/** "GMT+1", "utc +01:00" or "+1". */
const OFFSET = /^(?:gmt|utc)?\s*(?:([+\-−])\s*(\d{1,2})(?::?(\d\d))?)?$/

/**
 * The zones that have what was typed: an offset, or words of a city, a country or the zone's name.
 * Those whose city begins with it come first.
 */
export function searchZones(zones: readonly Zone[], typed: string): Zone[] {
  const query = plain(typed)
  if (query === '') return [...zones]
  const offset = OFFSET.exec(query)
  if (offset !== null) {
    const [, sign, hours = '0', minutes = '0'] = offset
    const wanted = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
    return zones.filter((zone) => zone.offset === (wanted || 0))
  }
  const words = query.split(' ')
  const found = zones.filter((zone) => words.every((word) => zone.words.includes(word)))
  const first = (zone: Zone) => (plain(zone.city).startsWith(query) ? 0 : 1)
  return found.toSorted((a, b) => first(a) - first(b))
}

/** Without accents, capitals and the signs that zones are written with. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[_/,.]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** "Paris, France" and "GMT+1". */
export function zoneInList({ city, country, offset }: Zone): { place: string; offset: string } {
  return {
    place: [city, country].filter((part) => part !== '').join(', '),
    offset: offsetInWords(offset),
  }
}
