/**
 * How the postal codes of some countries are written; those of others are taken as they come.
 * https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions
 */
const PATTERNS: readonly [countries: string, pattern: RegExp][] = [
  ['GB', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i],
  ['IE', /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i],
  ['US PR VI GU AS MP', /^\d{5}(-\d{4})?$/],
  ['CA', /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i],
  ['NL', /^\d{4} ?[A-Z]{2}$/i],
  ['AT AU BE BG CH DK HU LI LU NO NZ SI ZA', /^\d{4}$/],
  ['DE EE ES FI FR HR IT MX MY TH TR UA MC SM VA', /^\d{5}$/],
  ['CZ GR SE SK', /^\d{3} ?\d{2}$/],
  ['PL', /^\d{2}-?\d{3}$/],
  ['PT', /^\d{4}-?\d{3}$/],
  ['BR', /^\d{5}-?\d{3}$/],
  ['JP', /^\d{3}-?\d{4}$/],
  ['CN IN RO SG', /^\d{3} ?\d{3}$/],
  ['IL', /^\d{5}(\d{2})?$/],
  ['KR', /^\d{5}$/],
]

/** They have none that anybody writes. */
const WITHOUT = new Set(
  'AE AG AO BJ BO BS BW BZ CD CF CG CI CM DJ GH GM GQ HK JM KI KM ML MO QA RW SC SL SY TD TG TO TV UG VU YE ZW'.split(
    ' ',
  ),
)

const BY_COUNTRY = new Map(
  PATTERNS.flatMap(([countries, pattern]) => countries.split(' ').map((one) => [one, pattern])),
)

export function hasPostalCodes(country: string | undefined): boolean {
  return country === undefined || !WITHOUT.has(country)
}

export function isPostalCode(written: string, country: string | undefined): boolean {
  const pattern = country === undefined ? undefined : BY_COUNTRY.get(country)
  return pattern === undefined || pattern.test(written)
}
