/**
 * Asks the registry for what is known against the packages of every lockfile. What users get must have
 * nothing against it; what only we use is named. Without the registry's answer it says so: the lockfile
 * itself tells which packages their authors have given up.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { judgeAudit } from './release/judge-audit.ts'
import { shippedPackages } from './release/shipped-packages.ts'

const ROOT = resolve(import.meta.dirname, '..')
const PATIENCE_MS = 60_000

const shipped = new Set(shippedPackages().map(({ name }) => name))
const files = execFileSync('git', ['ls-files', '*package-lock.json'], {
  cwd: ROOT,
  encoding: 'utf8',
})
const bad: string[] = []
let asked = 0
const all = files.trim().split('\n')
for (const file of all) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: resolve(ROOT, dirname(file)),
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  })
  // Only the first is of what users get.
  const judged = judgeAudit(stdout, file === 'package-lock.json' ? shipped : new Set())
  for (const one of judged.others) console.log(`${file}: ${one}, which only we use`)
  bad.push(...judged.shipped.map((one) => `${file}: ${one}`))
  if (judged.unasked === null) asked += 1
  else {
    console.log(`NOT ASKED: ${file}: ${judged.unasked}`)
    // What does not answer for one lockfile does not for the next.
    break
  }
}
const lock = JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { deprecated?: string }>
}
for (const name of shipped) {
  const given = lock.packages[`node_modules/${name}`]?.deprecated
  if (given !== undefined) bad.push(`${name} was given up: ${given}`)
}
for (const one of bad) console.error(one)
console.log(
  `advisories: ${asked} of ${all.length} lockfiles asked about, ${shipped.size} packages that users get, ${bad.length} with something against them`,
)
process.exit(bad.length === 0 ? 0 : 1)
