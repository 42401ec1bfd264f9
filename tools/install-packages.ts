import { spawnSync } from 'node:child_process'

/** Runs a program with its errors shown; says whether it went well. */
export function run(command: string, args: string[]): boolean {
  console.log(`> ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/** A new machine may be installing something itself, and a mirror may fail once. */
const PATIENCE = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']

/** Installs packages of Debian. Whether they are there afterwards is for the caller to look. */
export function installPackages(packages: string[]): void {
  if (packages.length === 0 || !run('apt-get', [...PATIENCE, 'update', '-q'])) return
  run('apt-get', [...PATIENCE, 'install', '-y', '-q', '--no-install-recommends', ...packages])
}
