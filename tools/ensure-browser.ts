/** Finds a Chromium or installs one: from Debian's packages as root, else through Playwright. */
import { spawnSync } from 'node:child_process'
import { findBrowser } from './find-browser.ts'

function run(command: string, args: string[]): boolean {
  console.log(`> ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

function install(): void {
  const root = process.getuid?.() === 0
  if (root && run('apt-get', ['update', '-q'])) {
    const packages = ['chromium', 'fonts-noto-core', 'fonts-dejavu-core']
    if (run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages])) return
  }
  run('playwright', ['install', 'chromium'])
}

if (findBrowser() === null) install()
const browser = findBrowser()
if (browser === null) {
  console.error('No Chromium: install one, or set CHROME_PATH to the one you have.')
  process.exit(1)
}
console.log(`browser: ${browser}`)
