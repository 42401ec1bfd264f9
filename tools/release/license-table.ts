import { shippedPackages } from './shipped-packages.ts'
import type { ShippedPackage } from './shipped-packages.ts'

/** A row for each licence: what always comes with ours, and what comes with its peers. */
export function licenseTable(packages: readonly ShippedPackage[] = shippedPackages()): string {
  const licenses = [...new Set(packages.map(({ license }) => license))]
  const names = (license: string, always: boolean) => {
    const some = packages.filter((one) => one.license === license && one.always === always)
    return [...new Set(some.map(({ name }) => name))].join(', ')
  }
  const rows = licenses
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((license) => `| ${license} | ${names(license, true)} | ${names(license, false)} |`)
  return ['| licence | always | with peers |', '| --- | --- | --- |', ...rows].join('\n')
}
