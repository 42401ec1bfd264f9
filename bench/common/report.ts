import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { ROOT } from './packages.ts'

/** What a question answers. */
export interface Answer {
  /** Markdown below the question's headline. */
  text: string
  /** Goals that were missed and do not depend on how busy the machine was. */
  failed: string[]
}

const FILE = resolve(ROOT, 'bench/RESULTS.md')
const HEAD = `# Results

Written by \`npm run bench\`; [README.md](README.md) says what is measured and how to read it.
`

/** Puts an answer in the place of the one before, and leaves the other questions' alone. */
export function writeAnswer(question: string, { text }: Answer, browser: string): void {
  const old = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD
  const [, ...sections] = old.split(/^(?=## )/m)
  const section = `## ${question}\n\n${where(browser)}\n\n${text.trim()}\n`
  const others = sections
    .filter((one) => !one.startsWith(`## ${question}\n`))
    .map((one) => `${one.trim()}\n`)
  writeFileSync(FILE, [HEAD, ...[...others, section].toSorted()].join('\n'))
}

/** When, on what, and how busy that was. */
function where(browser: string): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    `commit ${commit.toString().trim()}`,
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${gigabytes} GiB`,
    `load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' / ')}`,
    `Node.js ${process.version}`,
    `Chromium ${browser}`,
  ].join(' · ')
}
