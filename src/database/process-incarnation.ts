import { readFile } from 'node:fs/promises'

/**
 * What tells a process from another that gets the same pid later: the boot and
 * the start time since, as Linux knows them. Null on other systems, and for a
 * process that is not there.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export async function processIncarnation(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field, the name in brackets, may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const startTime = fields[19]
    return startTime === undefined ? null : `${boot.trim()}/${startTime}`
  } catch {
    return null
  }
}
