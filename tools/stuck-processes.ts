/** Ends what tests have left running, so that one that hangs costs its file and not the run. */
import { readFileSync, readdirSync } from 'node:fs'

export interface Watched {
  /** What its environment has, and that of no other run: `NAME=value`. */
  mark: string
  /** The process of the runner itself. */
  runner: number
  /** In ms: none but one that hangs takes so long. */
  most: number
  /** The same of the runner. */
  whole: number
  /** What to do about each, once. */
  onStuck: (pid: number, command: string) => void
}

/**
 * Looks now and then for processes that the run has started, children of killed ones among them: these
 * hold the runner's pipes, and it waits for them.
 * By /proc, so on Linux only: https://docs.kernel.org/filesystems/proc.html#process-specific-subdirectories
 */
export function watchProcesses(watched: Watched, every = 15_000): Disposable {
  const told = new Set<number>()
  const timer = setInterval(() => {
    for (const pid of stuck(watched)) {
      if (told.has(pid)) continue
      told.add(pid)
      watched.onStuck(pid, read(pid, 'cmdline').split('\0').join(' ').trim())
    }
  }, every)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function stuck({ mark, runner, most, whole }: Watched): number[] {
  return processes().filter(
    (pid) =>
      ageOf(pid) > (pid === runner ? whole : most) &&
      read(pid, 'environ').split('\0').includes(mark),
  )
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => Number.isInteger(pid))
  } catch {
    return []
  }
}

/** Linux tells times to programs in hundredths of a second, whatever it counts in itself. */
const TICKS = 100

/** In ms, by the 22nd field of `stat`; the second is a name, in which may be anything. */
function ageOf(pid: number): number {
  const stat = read(pid, 'stat')
  const started = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
  const up = Number(read('', 'uptime').split(' ')[0])
  return Number.isNaN(started) ? 0 : (up - started / TICKS) * 1000
}

/** Of one that has ended meanwhile, or is somebody else's: nothing. */
function read(pid: number | '', file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
