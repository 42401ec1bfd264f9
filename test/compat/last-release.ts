import { globSync, mkdirSync, rmSync } from 'node:fs'
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
  return withLock(resolve(import.meta.dirname, '.install-lock'), () => {
    rmSync(UNPACKED, { recursive: true, force: true })
    mkdirSync(UNPACKED)
    run(['tar', '--extract', '--gzip', '--strip-components=1', '--file', file], UNPACKED)
    return Promise.resolve({
      file: basename(file),
      command: resolve(UNPACKED, 'dist/cli/main.js'),
      script: resolve(UNPACKED, 'dist/cdn/sessionframe.js'),
    })
  })
}
