/**
 * Finds the three engines or installs what is missing: from Debian's packages as root, Chromium
 * else through Playwright. Fails without Chromium; without another one in CI and as root on Debian.
 */
import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import {
  absent,
  ENGINES,
  mayInstall,
  missingPackages,
  mustHaveAll,
  type Engine,
} from './engines/engine.ts'
import { firstStart } from './engines/first-start.ts'
import { findBrowser, findHeadlessShell } from './find-browser.ts'
import { installPackages, run } from './install-packages.ts'

/** For pictures of all twelve languages. */
const FONTS = ['fonts-dejavu-core', 'fonts-noto-core', 'fonts-noto-cjk']

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name])
  return String(stdout) === 'installed'
}

/** An engine may need a second try, where a machine is busy with other things. */
async function tellStart(engine: Engine, tries = 2): Promise<void> {
  try {
    console.log(`${engine}: starts in ${((await firstStart(engine)) / 1000).toFixed(1)} s`)
  } catch (error) {
    console.error(`${engine}: does not start:`, error)
    if (tries <= 1) return
    await setTimeout(5_000)
    return tellStart(engine, tries - 1)
  }
}

if (mayInstall()) {
  const fonts = FONTS.filter((name) => !isInstalled(name))
  installPackages([...ENGINES.flatMap(missingPackages), ...fonts])
}
// Not of every Debian, and not needed: the tests of whole pages are quicker with it.
if (mayInstall() && findHeadlessShell() === null) installPackages(['chromium-headless-shell'])
if (findBrowser() === null) run('playwright', ['install', 'chromium'])

const missing = absent()
for (const engine of ENGINES) {
  const packages = missingPackages(engine)
  // oxlint-disable-next-line no-await-in-loop -- one by one is the point
  if (packages.length === 0) await tellStart(engine)
  else console.error(`${engine}: missing; on Debian: apt-get install ${packages.join(' ')}`)
}
if (missing.includes('chromium'))
  console.error('No Chromium: install one, or set CHROME_PATH to the one you have.')
process.exitCode = missing.includes('chromium') || (missing.length > 0 && mustHaveAll()) ? 1 : 0
