import { expect } from '@open-wc/testing'
import { scene, SECRET } from './widget/scenes.ts'
import { failFor, takeLeaks } from './widget/watch-page.ts'

// After the watch and before the test runner, which would take it for one of ours.
addEventListener('error', (event) => {
  if (event.message === SECRET) event.stopImmediatePropagation()
})

const LEAKS: Record<string, () => unknown> = {
  'the console': () => console.warn(`to /frame/puppet/${SECRET}`),
  storage: () => sessionStorage.setItem('x', SECRET),
  'a cookie': () => (document.cookie = `x=${SECRET}`),
  'the event session-error': () => {
    const detail = { url: SECRET }
    document.body.dispatchEvent(new CustomEvent('session-error', { detail, bubbles: true }))
  },
  'an uncaught error': () =>
    dispatchEvent(new ErrorEvent('error', { message: SECRET, error: new Error('x') })),
  'a request for /endpoint/x': () => fetch(`/endpoint/x?from=${SECRET}`),
  'or its Referer': async () => {
    const { frames } = await scene()
    const { pathname, search, hash } = location
    history.replaceState(null, '', `${pathname}${search}${search ? '&' : '?'}x=${SECRET}`)
    // Other engines give another site the origin alone, whatever the page wants.
    await fetch(`${frames}/frame/puppet/other`, { mode: 'no-cors', referrerPolicy: 'unsafe-url' })
    history.replaceState(null, '', pathname + search + hash)
  },
}

describe('the watch over a page of the tests', () => {
  for (const [place, leak] of Object.entries(LEAKS)) {
    it(`sees a secret in ${place}`, async () => {
      await leak()
      const found = (await takeLeaks()).join('; ')
      sessionStorage.clear()
      document.cookie = 'x=; max-age=0'
      expect(found).to.contain(place)
      expect(() => failFor([found])).to.throw('a secret got out')
    })
  }

  it('has nothing against what is right', async () => {
    const { frames } = await scene()
    await fetch(`${frames}/frame/puppet/${SECRET}`, { mode: 'no-cors' })
    expect(await takeLeaks()).to.deep.equal([])
    failFor([])
  })
})
