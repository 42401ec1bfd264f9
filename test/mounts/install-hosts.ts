import { resolve } from 'node:path'
import { installBeside, run } from '../harness/install-beside.ts'
import { bundleWorker } from './bundle-worker.ts'

export const MOUNTS = import.meta.dirname

/** Brings the hosts and our package beside them, and bundles the worker. */
export const installHosts = (): Promise<void> =>
  installBeside(MOUNTS, {
    sources: ['hosts/*.js'],
    make: () => bundleWorker(MOUNTS, resolve(MOUNTS, 'hosts/worker.js'), resolve(MOUNTS, '.built')),
  })

export const runInMounts = (command: string[], environment: NodeJS.ProcessEnv = {}): void =>
  void run(command, MOUNTS, environment)
