import { aTimeout, expect } from '@open-wc/testing'
import { patch } from '../../../src/visitor/triggers/url-changes.ts'
import { urlMatch } from '../../../src/visitor/triggers/url-match.ts'
import { until } from '../../harness/widget/scenes.ts'
import { stopAll, watching } from './fired.ts'

const began = location.href
const go = (url: string) => history.pushState(null, '', url)
const on = (matchType: Parameters<typeof urlMatch>[0]['matchType'], pattern: string) =>
  watching((fire) => urlMatch({ matchType, pattern }, fire))

describe('a trigger by address @engines', () => {
  afterEach(() => {
    stopAll()
    history.replaceState(null, '', began)
  })

  for (const [matchType, pattern, fitting, other] of [
    ['exact', '/shop?x=1', '/shop?x=1', '/shop?x=12'],
    ['exact', `${location.origin}/shop`, '/shop', '/shop/'],
    ['contains', 'oes/re', '/shoes/red', '/shoes'],
    ['startsWith', '/shoes', '/shoes/red', '/a/shoes'],
    ['startsWith', location.origin, '/shoes', null],
    ['endsWith', '/thanks', '/order/thanks', '/thanks/1'],
    ['regex', '^/p/\\d+$', '/p/12', '/p/x'],
    ['regex', '^https?://[^/]+/p/\\d+$', '/p/12', '/p/x'],
    ['regex', 'p/\\d+#end$', '/p/12#end', '/p/12'],
  ] as const) {
    it(`knows ${matchType} ${pattern}`, async () => {
      go(fitting)
      const now = on(matchType, pattern)
      // What reads patterns is loaded by the first of them.
      if (matchType === 'regex') await until(() => now.times(), 'the pattern')
      expect(now.times()).to.equal(1)
      expect(now.holds()).to.equal(true)
      if (other === null) return
      go(other)
      expect(now.times()).to.equal(1)
      expect(now.holds()).to.equal(false)
      go(fitting)
      expect(now.times()).to.equal(2)
    })
  }

  it('hears every way to another address, once each', async () => {
    const heard = on('contains', 'here')
    history.pushState(null, '', '/here?1')
    expect(heard.times()).to.equal(1)
    history.replaceState(null, '', '/here?2')
    expect(heard.times()).to.equal(2)
    location.hash = 'fragment'
    await until(() => heard.times() === 3, 'the fragment')
    history.pushState(null, '', '/here?3')
    history.back()
    await until(() => heard.times() === 5, 'the way back')
    history.replaceState({ other: 'state' }, '', location.href)
    await aTimeout(100)
    expect(heard.times()).to.equal(5)
  })

  it('goes back to what there was when the last one stops', () => {
    const { pushState } = history
    const before = Object.getOwnPropertyNames(history)
    const one = on('contains', '/zzz')
    const patched = history.pushState
    const other = on('contains', '/zzz')
    expect(history.pushState).to.equal(patched)
    one.stop()
    one.stop()
    go('/zzz')
    expect([one.times(), other.times()]).to.deep.equal([0, 1])
    other.stop()
    go('/zzz/2')
    expect(other.times()).to.equal(1)
    expect(history.pushState).to.equal(pushState)
    expect(Object.getOwnPropertyNames(history)).to.deep.equal(before)
  })

  it('gets along with others who patch history, before and after', () => {
    const { pushState } = history
    const calls: string[] = []
    const others = (name: string) => {
      const inner = history.pushState
      history.pushState = function (this: History, ...entry) {
        calls.push(name)
        inner.apply(this, entry)
      }
    }
    others('before')
    const own = history.pushState
    const stop = patch('pushState', () => calls.push('ours'))
    go('/1')
    expect(calls).to.deep.equal(['before', 'ours'])
    stop()
    expect(history.pushState).to.equal(own)
    const again = patch('pushState', () => calls.push('ours'))
    others('after')
    again()
    calls.length = 0
    go('/2')
    expect(calls).to.deep.equal(['after', 'before'])
    delete (history as Partial<History>).pushState
    expect(history.pushState).to.equal(pushState)
  })

  it('is not hung by a pattern that would hang others', async () => {
    const hanging = on('regex', '(a+)+$')
    const after = on('regex', 'a$')
    go('/a')
    await until(() => after.times(), 'the patterns')
    const before = performance.now()
    go(`/${'a'.repeat(1900)}!`)
    expect(performance.now() - before).to.be.below(500)
    expect(hanging.times()).to.equal(after.times())
  })

  it('says nothing once it is stopped, though its pattern comes later', async () => {
    go('/p/1')
    const stopped = on('regex', '/p/')
    stopped.stop()
    const other = on('regex', '/p/1')
    await until(() => other.times(), 'the other')
    expect(stopped.times()).to.equal(0)
  })
})
