/** Markdown tables of `docs/hosts.md`, from what the last runs of the tests have seen. */
import { DISPLAYS, HOSTS, readResults } from '../test/hosts/table.ts'
import {
  commandsOf,
  fileOf,
  QUICK_STARTS,
  quickStart,
  type QuickStart,
} from '../test/quick-starts/read-quick-start.ts'
import { hashOfPath, hashOfSteps, readPathTime, readTimes } from '../test/quick-starts/times.ts'

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')

const WORDS = { completed: '✓', sent: 'sent, not heard' } as const

/** A cell that no run has filled is none to show. */
export function hostsTable(): string {
  const results = readResults()
  const rows = HOSTS.map((host) => {
    const row = results[host]
    const cells = DISPLAYS.map((display) => {
      const cell = row?.cells[display]
      if (cell === undefined) throw new Error(`no run of ${host}, ${display}: HOSTS=write`)
      return WORDS[cell]
    })
    return [host, row?.version ?? '', ...cells, row?.date ?? '']
  })
  return table(['host', 'version', ...DISPLAYS, 'run on'], rows)
}

export function quickStartsTable(): string {
  const times = readTimes()
  const rows = Object.entries(QUICK_STARTS).map(([key, page]) => {
    const name = key as QuickStart
    const time = times[name]
    if (time?.steps !== hashOfSteps(name)) {
      throw new Error(`${page}: its quick start has not been timed as it is: QUICK_STARTS=write`)
    }
    const steps = quickStart(page)
    // The plugin comes by a command that stands in a sentence.
    const inSentences = steps.filter(({ text }) => /`npm \w+`/.test(text)).length
    const commands = steps.flatMap(commandsOf).length + inSentences
    const files = steps.filter((step) => fileOf(step) !== null).length
    const link = `[${name}](${page.replace('docs/', '')})`
    const { seconds, installing, machine, date } = time
    return [link, ...[commands, files, seconds, installing].map(String), `${machine}, ${date}`]
  })
  const head = ['quick start', 'commands', 'files', 'seconds', 'of them installing', 'machine']
  return table(head, [...rows, strangersPath()])
}

/** Not a quick start, but the way to a server, by clicks from the start page of the site. */
function strangersPath(): string[] {
  const path = readPathTime()
  if (path.steps !== hashOfPath()) {
    throw new Error(
      'docs/deployment.md: its systemd has not been timed as it is: QUICK_STARTS=write',
    )
  }
  const { clicks, finding, running, commands, files, seconds, installing, machine, date } = path
  const name =
    `[a server with systemd](deployment.md#a-server-with-systemd), from the start page of the site: ` +
    `${clicks} clicks; ${finding} s to find and to copy, ${running} s to run and to send`
  return [name, ...[commands, files, seconds, installing].map(String), `${machine}, ${date}`]
}
