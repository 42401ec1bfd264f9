/**
 * Finds the three engines or installs what is missing: from Debian's packages as root, Chromium
 * else through Playwright. Fails without Chromium; without another one in CI and as root on Debian.
 */
import { spawnSync } from 'node:child_process'
import { absent, ENGINES, mayInstall, missingPackages, mustHaveAll } from './engines/engine.ts'
import { findBrowser } from './find-browser.ts'
import { installPackages, run } from './install-packages.ts'

/** For pictures of all twelve languages. */
const FONTS = ['fonts-dejavu-core', 'fonts-noto-core', 'fonts-noto-cjk']

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name])
  return String(stdout) === 'installed'
}

if (mayInstall()) {
  const fonts = FONTS.filter((name) => !isInstalled(name))
  installPackages([...ENGINES.flatMap(missingPackages), ...fonts])
}
if (findBrowser() === null) run('playwright', ['install', 'chromium'])

const missing = absent()
for (const engine of ENGINES) {
  const packages = missingPackages(engine)
  if (packages.length === 0) console.log(`${engine}: found`)
  else console.error(`${engine}: missing; on Debian: apt-get install ${packages.join(' ')}`)
}
if (missing.includes('chromium'))
  console.error('No Chromium: install one, or set CHROME_PATH to the one you have.')
process.exitCode = missing.includes('chromium') || (missing.length > 0 && mustHaveAll()) ? 1 : 0
