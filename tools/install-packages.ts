import { spawnSync } from 'node:child_process'

/** Runs a program with its errors shown; says whether it went well. */
export function run(command: string, args: string[]): boolean {
  console.log(`> ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/** Installs packages of Debian. Whether they are there afterwards is for the caller to look. */
export function installPackages(packages: string[]): void {
  if (packages.length === 0 || !run('apt-get', ['update', '-q'])) return
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages])
}
