import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { closestName } from '../../src/cli/settings/closest-name.ts'
import { requirePeers } from '../../src/cli/missing-peers.ts'
import { nodeVersionProblem } from '../../src/cli/node-version.ts'
import { describeFailure } from '../../src/cli/report-failure.ts'
import { runCommand } from '../harness/run-command.ts'

describe('the start of the command', () => {
  it('tells an old Node what it needs', () => {
    for (const old of ['18.20.4', '20.20.2', '22.11.0']) {
      assert.match(nodeVersionProblem(old) ?? '', /needs Node 22\.12 or newer; this is /)
    }
    for (const fine of ['22.12.0', '22.23.3', '24.0.0', process.versions.node]) {
      assert.equal(nodeVersionProblem(fine), null)
    }
  })

  it('names all packages that are missing, and how to install them', () => {
    const resolve = (name: string) => {
      if (name === 'pg' || name === 'hono')
        throw Object.assign(new Error(), { code: 'ERR_MODULE_NOT_FOUND' })
    }
    assert.throws(() => requirePeers('serve', ['database', 'server', 'csv'], resolve), {
      message: 'serve needs pg, hono: npm install pg hono',
    })
    assert.doesNotThrow(() => requirePeers('leads import', ['csv'], resolve))
  })

  it('finds every package that it asks for in this checkout', () => {
    assert.doesNotThrow(() => requirePeers('all', ['command', 'database', 'server', 'csv']))
  })

  it('guesses names, but not wildly', () => {
    assert.equal(closestName('LOG_LEVLE', ['LOG_LEVEL', 'FLG_DOMAIN']), 'LOG_LEVEL')
    assert.equal(closestName('SHED', ['LOG_LEVEL', 'FLG_DOMAIN']), null)
  })

  it('tells an unexpected error in one line, without its stack', () => {
    const failure = describeFailure(new Error('first\nsecond'))
    assert.deepEqual(failure, { exitCode: 1, message: 'unexpected error: first', problems: [] })
  })

  it('prints its version and, with --help, every setting', async () => {
    const version = await runCommand(['--version'])
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
    const help = await runCommand(['--help'])
    assert.equal(help.code, 0)
    for (const word of [
      'serve',
      'apply',
      'leads',
      'DATABASE_URL',
      'SESSIONFRAME_RATE_LIMIT_CALLER',
    ]) {
      assert.ok(help.stdout.includes(word), word)
    }
  })

  const wrong: [args: string[], message: RegExp][] = [
    [['serv'], /unknown command 'serv'[\s\S]*Did you mean serve/],
    [['serve', '--port', '70000'], /--port[\s\S]*0 to 65535/],
    [['serve', '--demonstration'], /unknown option '--demonstration'/],
    [['keys', 'create'], /--name/],
    [['token', '--lead', '1', '--expires', 'soon'], /--expires[\s\S]*15m/],
  ]
  for (const [args, message] of wrong) {
    it(`ends "${args.join(' ')}" with exit code 2 and says why`, async () => {
      const { code, stderr, stdout } = await runCommand(args)
      assert.equal(code, 2, stderr)
      assert.match(stderr, message)
      assert.equal(stdout, '')
      assert.doesNotMatch(stderr, /\n\s+at /)
    })
  }
})
