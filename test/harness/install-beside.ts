import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withLock } from './with-lock.ts'

const ROOT = resolve(import.meta.dirname, '../..')

interface Installation {
  /** What is made of the packages, besides them and ours: patterns below the folder. */
  sources: string[]
  /** Makes it. */
  make: () => Promise<void> | void
}

/**
 * Brings the packages of a folder's lockfile by npm, and beside them the package as
 * `npm install sessionframe` would bring it. Does nothing where all is there and fresh; of several
 * test files at once, one does it and the others wait.
 */
export function installBeside(folder: string, { sources, make }: Installation): Promise<void> {
  const modules = resolve(folder, 'node_modules')
  /** Says of what the installed folder was made. */
  const stamp = resolve(modules, '.sessionframe-stamp')
  return withLock(resolve(folder, '.install-lock'), async () => {
    const packages = hashOf(folder, ['package-lock.json'])
    const ours = hashOf(ROOT, ['package.json', 'dist/**/*.*']) + hashOf(folder, sources)
    const [hadPackages, hadOurs] = readStamp(stamp)
    if (packages !== hadPackages) run(['npm', 'ci', '--no-audit', '--no-fund', '--silent'], folder)
    if (packages === hadPackages && ours === hadOurs) return
    installOurs(resolve(modules, 'sessionframe'))
    await make()
    writeFileSync(stamp, `${packages} ${ours}`)
  })
}

/** The package as npm would publish it; gives the file. */
export function packOurs(into: string): string {
  const pack = ['npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', into]
  const [{ filename = '' } = {}] = Object.values(
    JSON.parse(run(pack, ROOT)) as Record<string, { filename?: string }>,
  )
  return join(into, filename)
}

function installOurs(into: string): void {
  const packed = mkdtempSync(join(tmpdir(), 'sessionframe-packed-'))
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into)
  run(['tar', '--extract', '--gzip', '--strip-components=1', '--file', packOurs(packed)], into)
  rmSync(packed, { recursive: true })
}

/** By contents: a checkout and a build give old files new times. */
function hashOf(cwd: string, patterns: string[]): string {
  const hash = createHash('sha256')
  for (const file of globSync(patterns, { cwd }).toSorted()) {
    hash.update(`${file}\0`).update(readFileSync(resolve(cwd, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

function readStamp(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(' ')
  } catch {
    return []
  }
}

/** What it printed; throws with all of that where it fails. */
export function run(
  [program = '', ...args]: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status === 0) return stdout
  throw new Error(`"${[program, ...args].join(' ')}" failed:\n${stdout}${stderr}`)
}
