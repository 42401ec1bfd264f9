/**
 * Loaded into the server before its own code: at each SIGUSR2 it collects what nobody can reach and
 * adds a line to a file. It opens nothing that would be counted.
 */
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync, readdirSync, readlinkSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { PROBE_FILE, PROBE_KEEPS, type Sample } from './sample.ts'

const file = process.env[PROBE_FILE]
if (isMainThread && file !== undefined) {
  setFlagsFromString('--expose-gc')
  watch(file, runInNewContext('gc') as () => void, Number(process.env[PROBE_KEEPS] ?? 0))
}

function watch(file: string, collect: () => void, keeps: number): void {
  const kept: number[][] = []
  let requests = 0
  subscribe('http.server.request.start', () => {
    requests += 1
    // As a list of small numbers, which lies in the heap: eight bytes each.
    if (keeps > 0) kept.push(Array.from({ length: keeps / 8 }, (_, index) => index + requests))
  })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  process.on('SIGUSR2', () => {
    const late = delay.percentile(99) / 1e6
    const latest = delay.max / 1e6
    collect()
    // What had a finalizer goes with the second.
    setImmediate(() => {
      collect()
      const { external, rss } = process.memoryUsage()
      const open = descriptors()
      const sample: Sample = {
        at: Date.now(),
        requests,
        heap: heapUsed((space) => !CODE.test(space)),
        code: heapUsed((space) => CODE.test(space)),
        external,
        resident: rss,
        files: open.length,
        sockets: open.filter((target) => target.startsWith('socket:')).length,
        handles: process.getActiveResourcesInfo().length,
        late,
        latest,
      }
      appendFileSync(file, `${JSON.stringify(sample)}\n`)
      delay.reset()
    })
  })
}

/** The parts of the heap where V8 has its own: https://v8.dev/blog/sandbox */
const CODE = /^(?:read_only|code|trusted|shared_trusted|code_large_object|trusted_large_object)/

function heapUsed(isMeant: (space: string) => boolean): number {
  return getHeapSpaceStatistics()
    .filter(({ space_name: name }) => isMeant(name))
    .reduce((total, { space_used_size: size }) => total + size, 0)
}

/** What each is of. */
function descriptors(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)]
    } catch {
      // That of the listing itself.
      return []
    }
  })
}
