import { aTimeout, expect } from '@open-wc/testing'
import { isLocked, isModal } from '../harness/widget/overlays.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  names,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('a change of display @engines', () => {
  afterEach(unmountAll)

  for (const [from, to] of [
    ['inline', 'modal'],
    ['modal', 'inline'],
    ['modal', 'drawer'],
    ['drawer', 'popover'],
    ['popover', 'modal'],
  ] as const) {
    it(`goes from ${from} to ${to} with the session in sight`, async () => {
      const { element, posts, events } = await mountJourney({}, { display: from })
      element.open()
      await untilState(element, 'ready')
      const before = await inFrame(element, 'return performance.timeOrigin')
      element.display = to
      await element.updateComplete
      await aTimeout(300)
      await untilState(element, 'ready')
      const kept = !`${from}${to}`.includes('inline') || 'moveBefore' in document.body
      if (kept) expect(await inFrame(element, 'return performance.timeOrigin')).to.equal(before)
      expect(frameOf(element)?.getClientRects()).to.have.length(1)
      expect(isModal(element)).to.equal(to === 'modal' || to === 'drawer')
      expect(isLocked()).to.equal(to === 'modal' || to === 'drawer')
      expect(await posts()).to.have.length(1)
      expect(names(events)).not.to.contain('session-closed')
      await inFrame(element, "page.channel.send({ t: 'progress', page: 1, pages: 1 })")
      await settle()
      expect(names(events)).to.contain('session-progress')
    })
  }
})
