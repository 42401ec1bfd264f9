import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runCommand } from '../harness/run-command.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const TOKEN_SECRET = 'canary-token-secret-of-32-bytes-or-more'
const env = { SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET }
const FREE = ['--port', '0', '--platform-port', '0']

describe('serve refuses to start', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
  })
  after(() => folder[Symbol.asyncDispose]())

  /** Its messages, which are JSON lines. */
  const refusal = async (args: string[], environment: Record<string, string> = {}) => {
    const data = ['--data', join(folder.path, 'data')]
    const finished = await runCommand(['serve', ...data, ...args], { env: environment })
    assert.equal(finished.stdout, '')
    assert.doesNotMatch(finished.stderr, /canary/)
    const lines = finished.stderr.trim().split('\n')
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg)
    return { code: finished.code, messages }
  }

  it('without a token secret, and says why and what to do', async () => {
    const { code, messages } = await refusal(FREE)
    assert.equal(code, 2)
    assert.equal(messages.length, 1)
    assert.match(
      messages[0] ?? '',
      /^SESSIONFRAME_TOKEN_SECRET is required: .*who may start.*--demo/,
    )
  })

  it('with bad settings, all of them at once, by name and without their values', async () => {
    const { code, messages } = await refusal(FREE, {
      SESSIONFRAME_TOKEN_SECRET: 'canary',
      SESSIONFRAME_HOST: 'http://canary',
      SESSIONFRAME_TRUSTED_HOPS: 'canary',
      DATABASE_URL: 'mysql://canary',
      LOG_LEVEL: 'silent',
    })
    assert.equal(code, 2)
    const names = messages.map((message) => message.split(' ')[0])
    assert.deepEqual(names, [
      'DATABASE_URL',
      'SESSIONFRAME_TOKEN_SECRET',
      'SESSIONFRAME_HOST',
      'SESSIONFRAME_TRUSTED_HOPS',
    ])
  })

  for (const flag of ['--port', '--platform-port'] as const) {
    it(`on a port in use, naming the port and ${flag}`, async () => {
      const taken = createServer()
      await new Promise<void>((done) => {
        taken.listen(0, '127.0.0.1', done)
      })
      const port = String((taken.address() as AddressInfo).port)
      const other = flag === '--port' ? ['--platform-port', '0'] : ['--port', '0']
      const { code, messages } = await refusal([flag, port, ...other], env)
      taken.close()
      assert.equal(code, 1)
      assert.match(messages.at(-1) ?? '', new RegExp(`port ${port} .*in use.* ${flag} `))
    })
  }

  it('on an address that is not of this machine', async () => {
    const { code, messages } = await refusal(FREE, {
      ...env,
      SESSIONFRAME_HOST: '192.0.2.1',
      SESSIONFRAME_PLATFORM_URL: 'https://sessions.example',
    })
    assert.equal(code, 1)
    assert.match(messages.at(-1) ?? '', /^SESSIONFRAME_HOST is no address of this machine/)
  })

  it('on a workspace that is not there', async () => {
    const { code, messages } = await refusal(FREE, { ...env, SESSIONFRAME_WORKSPACE: 'nowhere' })
    assert.equal(code, 1)
    assert.match(messages.at(-1) ?? '', /no workspace "nowhere".*workspace create nowhere/)
  })

  it('with another secret than the one that sealed the keys', async () => {
    const first = await startServe(['--data', join(folder.path, 'sealed')], {
      env: { ...env, SESSIONFRAME_SECRET: 'the-first-secret-of-32-bytes-or-more' },
    })
    await first.stop()
    const { code, messages } = await refusal([...FREE, '--data', join(folder.path, 'sealed')], {
      ...env,
      SESSIONFRAME_SECRET: 'canary-another-secret-of-32-bytes',
    })
    assert.equal(code, 1)
    assert.match(messages.at(-1) ?? '', /^SESSIONFRAME_SECRET is not the secret that sealed/)
  })
})

describe('serve on an embedded database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let serving: Serving
  const data = () => ['--data', join(folder.path, 'data')]
  before(async () => {
    folder = await temporaryFolder()
    serving = await startServe(data(), { env: { ...env, SESSIONFRAME_ALOWED_ORIGINS: 'x' } })
  })
  after(async () => {
    await serving.stop('SIGKILL')
    await folder[Symbol.asyncDispose]()
  })

  it('prints one ready line with two sites and no demo', () => {
    assert.deepEqual(Object.keys(serving.ready), ['ready', 'site', 'platform'])
    assert.match(serving.ready.site, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.match(serving.ready.platform ?? '', /^http:\/\/localhost:\d+$/)
    assert.equal(serving.stdout(), `${JSON.stringify(serving.ready)}\n`)
  })

  it('warns of a setting that is nearly one', () => {
    assert.match(serving.stderr(), /did you mean SESSIONFRAME_ALLOWED_ORIGINS\?/)
  })

  it('makes a secret for its owner alone, and keeps the given one out of the folder', async () => {
    const { mode } = await stat(join(folder.path, 'data/secrets/secret'))
    assert.equal(mode & 0o777, 0o600)
    await assert.rejects(stat(join(folder.path, 'data/secrets/demo-token-secret')))
  })

  it('answers health, keys and strangers on the platform port', async () => {
    const platform = serving.ready.platform ?? ''
    assert.deepEqual(await (await fetch(`${platform}/healthz`)).json(), { ok: true })
    const jwks = (await (await fetch(`${platform}/.well-known/jwks.json`)).json()) as {
      keys: Record<string, string>[]
    }
    assert.equal(jwks.keys.length, 1)
    assert.equal(jwks.keys[0]?.['crv'], 'Ed25519')
    assert.equal(jwks.keys[0]?.['d'], undefined)
    const nothing = await fetch(`${platform}/nothing`)
    assert.equal(nothing.status, 404)
    assert.match(nothing.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  })

  it('never makes links from the Host header', async () => {
    const { port } = new URL(serving.ready.site)
    const raw = await rawRequest(
      Number(port),
      `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    )
    assert.doesNotMatch(raw, /evil\.example/)
  })

  it('keeps the folder from a second process, and names the first', async () => {
    const { code, stderr } = await runCommand(['serve', ...FREE, ...data()], { env })
    assert.equal(code, 1)
    assert.match(stderr, new RegExp(`in use by process ${serving.process.pid}\\b`))
    const migrate = await runCommand(['migrate', ...data()])
    assert.equal(migrate.code, 1)
    assert.match(migrate.stderr, new RegExp(`in use by process ${serving.process.pid}\\b`))
  })

  it('takes the folder over from a process that was killed, with the same keys', async () => {
    const jwks = async (of: Serving) =>
      (await fetch(`${of.ready.platform}/.well-known/jwks.json`)).json()
    const keys = await jwks(serving)
    await serving.stop('SIGKILL')
    serving = await startServe(data(), { env })
    assert.deepEqual(await jwks(serving), keys)
    assert.equal(await serving.stop('SIGINT'), 0)
    assert.match(serving.stderr(), /"stopped"/)
  })
})

async function rawRequest(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('utf8').end(text)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
