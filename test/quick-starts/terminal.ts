import { spawn, type ChildProcess } from 'node:child_process'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Long, for machines that are slow; what fails ends by itself. */
const LONGEST_MS = 240_000

/** Settings that would reach the commands from whoever runs the tests. */
const NOT_THE_READERS =
  /^(?:SESSIONFRAME_|FLG_|DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$|npm_(?!config_)|PORT$|HOST$)/

/** As on a reader's machine: this Node and its network, and nothing of the repository. */
function readersEnvironment(): NodeJS.ProcessEnv {
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.endsWith('/node_modules/.bin'))
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !NOT_THE_READERS.test(name)),
    ),
    PATH: [dirname(process.execPath), ...path].join(':'),
    NEXT_TELEMETRY_DISABLED: '1',
    // Not asked again for what was installed a moment ago.
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  }
}

interface Running {
  command: string
  child: ChildProcess
  printed: string
  ended: Promise<number | null>
  hasEnded: boolean
}

/** The terminals of one reader, in one folder. */
export class Terminals {
  readonly #folder: string
  readonly #running: Running[] = []

  constructor(folder: string) {
    this.#folder = folder
    // A test that is given up must not leave a server behind.
    process.once('exit', this.#killAll)
  }

  /** Types commands and waits for their end; gives what they printed. */
  async run(commands: string): Promise<string> {
    const running = this.#start(commands)
    const code = await this.#endOf(running)
    if (code !== 0) throw new Error(`it ended with ${code}: ${commands}\n${running.printed}`)
    return running.printed
  }

  /** Types a command that goes on, and waits until it has said this. */
  async leaveRunning(command: string, says: string): Promise<void> {
    const running = this.#start(command)
    const deadline = Date.now() + LONGEST_MS
    while (!running.printed.includes(says)) {
      if (running.hasEnded || Date.now() > deadline) {
        throw new Error(`it never said "${says}": ${command}\n${running.printed}`)
      }
      // oxlint-disable-next-line no-await-in-loop -- until it has
      await wait(20)
    }
  }

  /** Ctrl+C where this runs. */
  async interrupt(word: string): Promise<void> {
    const running = this.#running.find(
      ({ command, hasEnded }) => command.includes(word) && !hasEnded,
    )
    if (running === undefined) throw new Error(`no "${word}" is running`)
    signal(running, 'SIGINT')
    await this.#endOf(running)
  }

  async closeAll(): Promise<void> {
    for (const running of this.#running) signal(running, 'SIGTERM')
    const ended = Promise.all(this.#running.map((running) => this.#endOf(running)))
    await ended.finally(this.#killAll)
    process.off('exit', this.#killAll)
  }

  #killAll = () => {
    for (const running of this.#running) signal(running, 'SIGKILL')
  }

  #start(command: string): Running {
    const child = spawn('sh', ['-e', '-c', command], {
      cwd: this.#folder,
      env: readersEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: `npx` has children.
      detached: true,
    })
    const ended = new Promise<number | null>((done) => {
      child.once('close', (code) => {
        running.hasEnded = true
        done(code)
      })
    })
    const running: Running = { command, child, printed: '', ended, hasEnded: false }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (running.printed += text))
    }
    this.#running.push(running)
    return running
  }

  async #endOf(running: Running): Promise<number | null> {
    const late = new AbortController()
    const timeout = wait(LONGEST_MS, undefined, { signal: late.signal }).then(
      () => {
        signal(running, 'SIGKILL')
        throw new Error(`it did not end: ${running.command}\n${running.printed}`)
      },
      () => null,
    )
    return Promise.race([running.ended, timeout]).finally(() => late.abort())
  }
}

function signal({ child, hasEnded }: Running, name: NodeJS.Signals): void {
  if (hasEnded || child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // It has ended meanwhile.
  }
}
