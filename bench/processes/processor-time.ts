import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

/** Clock ticks of a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100

/** Seconds of processor that a process has used, and those of its children that are gone. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 13).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
}

/** Of the whole machine, idle and waiting not counted. */
export function machineSeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softIrq) / TICKS
}
