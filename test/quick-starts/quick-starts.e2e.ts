import { test } from './fixtures.ts'
import { commandsOf, QUICK_STARTS, quickStart, type QuickStart } from './read-quick-start.ts'
import { follow } from './sentences.ts'
import { keepTime } from './times.ts'

/** Installing is the network's and the disk's time, on a slow machine minutes of it. */
const LONGEST_MS = 600_000

function followed(name: QuickStart, tag: string[] = []): void {
  test(`the quick start of ${name} works, word for word`, { tag }, async ({ reader }) => {
    test.setTimeout(LONGEST_MS)
    const begin = performance.now()
    let installing = 0
    for (const step of quickStart(QUICK_STARTS[name])) {
      const before = performance.now()
      // oxlint-disable-next-line no-await-in-loop -- step by step
      await test.step(step.text, () => follow(step, reader))
      const installs = commandsOf(step).some((command) => command.startsWith('npm install '))
      if (installs) installing += performance.now() - before
    }
    keepTime(name, { all: performance.now() - begin, installing })
  })
}

followed('a page of your own')
followed('a page with npm modules')
followed('a server of your own')
followed('the platform')
// Next.js takes a minute to come and to compile.
followed('Next.js', ['@long'])
