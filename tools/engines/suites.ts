import { globSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { absent, ENGINES, missingPackages, mustHaveAll, type Engine } from './engine.ts'

const ALL = 'test/**/*.browser.test.ts'

/** A top `describe` with the word in its title makes the file one for all engines. */
const TAGGED = /^describe\((['"`]).*@engines\b/m

/** Tests wait for timers more than they compute: two browsers of each, with one page in front in each. */
const BROWSERS = 2

/** Files by engine, of the engines that are to run; an engine may come more than once. */
export function suites(): [Engine, string[]][] {
  const wanted = process.env['ENGINES']?.split(',')
  const engines = (wanted?.map(parseEngine) ?? ownChoice()).map(demand)
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: { files: { type: 'string', multiple: true } },
  })
  // Values of other options (`--concurrency 1`) stand among the positional ones.
  const named = [values.files ?? [], positionals.filter((one) => one.endsWith('.ts'))]
    .flat()
    .map(String)
  // The same order on every machine, so that what fails here fails there.
  const files = globSync(named.length > 0 ? named : ALL).toSorted()
  // Who names both a file and an engine wants to see this file in this engine.
  const asked = wanted !== undefined && named.length > 0
  return engines
    .flatMap((engine): [Engine, string[]][] => {
      const own = engine === 'chromium' || asked ? files : files.filter(isTagged)
      return shares(own, BROWSERS).map((share) => [engine, share])
    })
    .filter(([, own]) => own.length > 0)
}

/** In turns, so that neighbours, which are alike, are not all in one. */
function shares(files: string[], count: number): string[][] {
  return Array.from({ length: count }, (_, share) =>
    files.filter((_, index) => index % count === share),
  )
}

function ownChoice(): Engine[] {
  const missing = absent()
  return ENGINES.filter((engine) => mustHaveAll() || !missing.includes(engine))
}

function parseEngine(name: string): Engine {
  const engine = ENGINES.find((one) => one === name)
  if (engine === undefined) throw new Error(`ENGINES names no engine of ours: ${name}`)
  return engine
}

/** An engine that is to run is there. */
function demand(engine: Engine): Engine {
  const packages = missingPackages(engine).join(' ')
  if (packages === '') return engine
  throw new Error(`${engine} is not installed; on Debian: apt-get install ${packages}`)
}

function isTagged(file: string): boolean {
  return TAGGED.test(readFileSync(file, 'utf8'))
}
