import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { findDisplay, findWebKitDriver } from './engine.ts'

/** What WebKit's launcher talks to. */
export interface WebKitDriver {
  port: number
  start: () => Promise<void>
  stop: () => void
}

/** WebKitGTK's driver on a display of its own. */
export async function webkitDriver(): Promise<WebKitDriver> {
  const port = await freePort()
  const children: ChildProcess[] = []
  process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

  async function start(): Promise<void> {
    const display = spawn(
      findDisplay() ?? 'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    )
    children.push(display)
    const [number] = await once(display.stdio[3] as NodeJS.ReadableStream, 'data')
    const env = {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      GDK_BACKEND: 'x11',
      // Without one, `navigator.language` is "C", which is no language.
      LANG: 'en_US.UTF-8',
    }
    const program = findWebKitDriver() ?? 'WebKitWebDriver'
    children.push(spawn(program, [`--port=${port}`], { stdio: 'ignore', env }))
    await untilItAnswers(`http://127.0.0.1:${port}/status`)
  }

  const stop = () => children.toReversed().forEach((child) => child.kill())
  return { port, start, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilItAnswers(url: string, deadline = Date.now() + 60_000): Promise<void> {
  try {
    await fetch(url)
  } catch (cause) {
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer', { cause })
    await setTimeout(50)
    return untilItAnswers(url, deadline)
  }
}
