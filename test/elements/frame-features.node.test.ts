import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { array, assert as check, constantFrom, property, string } from 'fast-check'
import { frameFeatures } from '../../src/elements/frame-features.ts'

const ALWAYS = 'allow-scripts allow-same-origin allow-forms'

describe('frameFeatures', () => {
  it('gives what a hosted page cannot do without, and no permission', () => {
    assert.deepEqual(frameFeatures(''), { sandbox: ALWAYS, allow: '', unknown: '' })
  })

  it('lets a new tab out of the sandbox with popups', () => {
    assert.equal(
      frameFeatures('popups').sandbox,
      `${ALWAYS} allow-popups allow-popups-to-escape-sandbox`,
    )
  })

  it('tells tokens from permissions', () => {
    const { sandbox, allow, unknown } = frameFeatures('downloads clipboard-write\nfullscreen')
    assert.equal(sandbox, `${ALWAYS} allow-downloads`)
    assert.equal(allow, 'clipboard-write; fullscreen')
    assert.equal(unknown, '')
  })

  it('never gives anything that is not on its lists', () => {
    const known =
      /^allow-(scripts|same-origin|forms|popups|popups-to-escape-sandbox|downloads|modals|top-navigation-by-user-activation|storage-access-by-user-activation)$/
    const words = constantFrom(
      'top-navigation',
      'allow-top-navigation',
      'pointer-lock',
      'popups',
      'constructor',
      '*',
    )
    check(
      property(array(words), string(), (some, other) => {
        const { sandbox, allow } = frameFeatures(`${some.join(' ')} ${other}`)
        assert.ok(
          sandbox.split(' ').every((token) => known.test(token)),
          sandbox,
        )
        assert.match(allow, /^((payment|clipboard-write|fullscreen|camera|microphone)(; |$))*$/)
      }),
    )
  })
})
