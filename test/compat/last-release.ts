import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { run } from '../harness/install-beside.ts'
import { withLock } from '../harness/with-lock.ts'

/** Below the checkout: the packages of ours are its peers. */
const UNPACKED = resolve(import.meta.dirname, '.unpacked')

export interface Release {
  /** The file that was published. */
  file: string
  /** Its `sessionframe` command. */
  command: string
  /** Its script tag. */
  script: string
}

/** What people have installed: docs/releases.md tells how the file gets here. */
export function lastRelease(): Promise<Release> {
  const [file = '', ...more] = globSync(resolve(import.meta.dirname, 'released/*.tgz'))
  if (file === '' || more.length > 0) {
    throw new Error('test/compat/released/ has to have one file, the last release as npm has it')
  }
  // Other tests may be running what is there.
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  const place = resolve(UNPACKED, hash)
  return withLock(resolve(import.meta.dirname, '.install-lock'), () => {
    if (!existsSync(place)) unpack(file, place)
    return Promise.resolve({
      file: basename(file),
      command: resolve(place, 'dist/cli/main.js'),
      script: resolve(place, 'dist/cdn/sessionframe.js'),
    })
  })
}

/** Whole or not at all; what another release left goes. */
function unpack(file: string, place: string): void {
  const half = resolve(UNPACKED, 'half')
  rmSync(UNPACKED, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  run(['tar', '--extract', '--gzip', '--strip-components=1', '--file', file], half)
  renameSync(half, place)
}
