import assert from 'node:assert/strict'
import { KEY } from '../../harness/endpoint/settings.ts'
import type { SettingsCase } from './endpoint-case.ts'

/** The cases whose Node part is about the command, or in one process with the test. */
export const hostCases: SettingsCase[] = [
  {
    number: 85,
    tried: 'a key with a line break, a blank or an umlaut in the code of a mount',
    expected: 'the endpoint is not made, and its words name the option alone',
    async run(start) {
      for (const key of [`${KEY}\nabc`, `${KEY} `, `${KEY}ü`]) {
        let said = ''
        try {
          const { ask, log } = await start({ FLG_API_KEY: key })
          const { status, text } = await ask()
          assert.equal(status, 500)
          said = log() + text
        } catch (error) {
          said = String(error)
        }
        assert.match(said, /"apiKey" must be/)
        assert.ok(!said.includes(KEY), said)
      }
    },
  },
  {
    number: 88,
    tried: 'an authorize that throws, rejects, or answers nonsense',
    expected: '500, the process lives, and its words are nowhere',
    async run(start) {
      const { ask, log } = await start({})
      for (const hook of ['throws', 'rejects', 'rejects-object', 'object', 'text']) {
        const { status, text } = await ask({ headers: { 'X-Test-Hook': hook } })
        assert.equal(status, 500, `${hook}: ${text}`)
        assert.ok(!(text + log()).includes(KEY), hook)
      }
      assert.equal((await ask()).status, 201)
    },
  },
]
