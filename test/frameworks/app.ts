import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { installBeside, run } from '../harness/install-beside.ts'

const APPS = resolve(import.meta.dirname, '../../demo/frameworks')

/** Serves what Vite has built, in both modes; Vite looks below the sources, which may be another app's. */
const vite = (folder: string) => (port: string) => [
  'vite',
  'preview',
  '--outDir',
  resolve(APPS, folder, 'dist'),
  '--strictPort',
  '--port',
  port,
]

/** Apps of demo/frameworks, and how each is started once it is built. */
const START = {
  'react-18': vite('react-18'),
  'react-19': vite('react-19'),
  vue: vite('vue'),
  svelte: vite('svelte'),
  solid: vite('solid'),
  angular: vite('angular'),
  astro: vite('astro'),
  plain: vite('plain'),
  next: (port: string) => ['next', 'start', '--hostname', '127.0.0.1', '--port', port],
  nuxt: () => ['node', '.output/server/index.mjs'],
} satisfies Record<string, (port: string) => string[]>

export type AppName = keyof typeof START

export const appNames = Object.keys(START) as AppName[]

/** What an app is built of; two of them take files of another one. */
const SOURCES = [
  '*.{ts,html,json}',
  '{app,server,src,types}/**/*.*',
  '../*.ts',
  '../{react-19,vue,plain}/src/*.*',
]

/** As its users have it: Playwright says "test" to all that it starts. */
const ENVIRONMENT = {
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
}

/** Long, for machines that are slow; an app that cannot start ends at once. */
const START_MS = 60_000

/** Installs an app, as its users do, checks its types and builds it, unless that has been done. */
export async function buildApp(name: AppName): Promise<void> {
  const folder = resolve(APPS, name)
  await installBeside(folder, {
    sources: SOURCES,
    make() {
      for (const script of ['types', 'build'])
        run(['npm', 'run', '--silent', script], folder, ENVIRONMENT)
    },
  })
}

interface RunningApp {
  stop(): Promise<void>
}

/** @param demoSite Of the `sessionframe serve --demo` that it takes its sessions from. */
export async function startApp(name: AppName, port: number, demoSite: string): Promise<RunningApp> {
  const folder = resolve(APPS, name)
  const [program = '', ...args] = START[name](String(port))
  const child = spawn(program, args, {
    cwd: folder,
    env: {
      ...process.env,
      ...ENVIRONMENT,
      PATH: `${resolve(folder, 'node_modules/.bin')}:${process.env['PATH']}`,
      HOST: '127.0.0.1',
      PORT: String(port),
      DEMO_SITE: demoSite,
      NUXT_DEMO_SITE: demoSite,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  let running = true
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  void ended.then(() => (running = false))
  // A test that fails half-way must not leave a server behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    kill()
    await ended
  }
  const deadline = Date.now() + START_MS
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    if (!running || Date.now() > deadline) {
      await stop()
      throw new Error(`${name} did not start:\n${log}`)
    }
    await new Promise((next) => setTimeout(next, 50))
  }
  return { stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).text()
    return true
  } catch {
    return false
  }
}
