/**
 * What `npm ci` installs on Linux with an x64 processor, where our tests run,
 * has a checksum in its lockfile. Some binaries for other platforms have none:
 * decisions/012-mounts.md.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Locked {
  integrity?: string
  link?: true
  /** Is inside another package, whose checksum covers it. */
  inBundle?: true
  optional?: true
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

const isFor = (wanted: string[] | undefined, here: string) => wanted?.includes(here) ?? true

function isElsewhere({ optional, os, cpu, libc }: Locked): boolean {
  const here = isFor(os, 'linux') && isFor(cpu, 'x64') && isFor(libc, 'glibc')
  return optional === true && !here
}

const files = execFileSync('git', ['ls-files', '*package-lock.json'], { encoding: 'utf8' })
const bad: string[] = []
let checked = 0
for (const file of files.trim().split('\n')) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Locked>
  }
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '' || locked.link || locked.inBundle) continue
    checked += 1
    if (locked.integrity === undefined && !isElsewhere(locked)) bad.push(`${file}: ${path}`)
  }
}
for (const place of bad) console.error(`no checksum: ${place}`)
console.log(`lockfiles: ${checked} packages, ${bad.length} without the checksum they need`)
process.exit(bad.length === 0 ? 0 : 1)
