/**
 * Whoever uses all of ours, with every peer, gets nothing whose licence asks more of them than to
 * keep its notice. Names what does not fit; docs/releases.md has the list.
 */
import { shippedPackages } from './release/shipped-packages.ts'

/** SPDX, to the letter: a package that offers a choice is named with it. https://spdx.org/licenses/ */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  '(MIT OR CC0-1.0)',
])

const packages = shippedPackages()
const others = packages.filter(({ license }) => !ALLOWED.has(license))
for (const { name, version, license } of others) {
  console.error(`${name} ${version}: ${license === '' ? 'no licence' : license}`)
}
console.log(`licences: ${packages.length} packages, ${others.length} with one that is not allowed`)
process.exit(others.length === 0 ? 0 : 1)
