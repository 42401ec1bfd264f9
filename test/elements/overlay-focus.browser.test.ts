import { aTimeout, expect } from '@open-wc/testing'
import { dialogOf, escapeIn, openerFor, removeOpeners } from '../harness/widget/overlays.ts'
import {
  frameOf,
  inFrame,
  mountJourney,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('focus @engines', () => {
  afterEach(unmountAll)
  afterEach(removeOpeners)

  for (const display of ['modal', 'drawer', 'popover'] as const) {
    it(`${display}: goes in at once, into the frame when it is ready, and back`, async () => {
      const { element } = await mountJourney({ create: [{ delay: 200 }] }, { display })
      const opener = openerFor(element)
      opener.focus()
      opener.click()
      await aTimeout(0)
      expect(element.shadowRoot?.activeElement).to.equal(dialogOf(element))
      await untilState(element, 'ready')
      await settle()
      expect(element.shadowRoot?.activeElement).to.equal(frameOf(element))
      expect(await inFrame(element, 'return page.told.map(({ t }) => t)')).to.contain('focus')
      await escapeIn(element)
      await settle()
      expect(document.activeElement).to.equal(opener)
    })
  }

  it('goes to the place in the page when the opener has gone', async () => {
    const { element } = await mountJourney({}, { display: 'modal' })
    const opener = openerFor(element)
    opener.focus()
    opener.click()
    await untilState(element, 'ready')
    opener.remove()
    element.close()
    expect(document.activeElement).to.equal(element)
  })

  it('stays where the visitor has taken it', async () => {
    const { element } = await mountJourney({ create: [{ delay: 200 }] }, { display: 'popover' })
    const opener = openerFor(element)
    const field = document.createElement('input')
    opener.after(field)
    opener.click()
    await aTimeout(0)
    field.focus()
    await untilState(element, 'ready')
    await settle()
    expect(document.activeElement).to.equal(field)
    element.close()
    expect(document.activeElement).to.equal(field)
    field.remove()
  })

  it('comes back out of nested shadow trees', async () => {
    const outer = document.createElement('div')
    const inner = document.createElement('div')
    outer.attachShadow({ mode: 'open' }).append(inner)
    const root = inner.attachShadow({ mode: 'open' })
    document.body.append(outer)
    const { element } = await mountJourney({}, { display: 'popover', id: 'deep' })
    const opener = document.createElement('button')
    opener.dataset['sessionframeOpen'] = '#deep'
    root.append(opener, element)
    await aTimeout(0)
    opener.focus()
    opener.click()
    await untilState(element, 'ready')
    await settle()
    element.close()
    expect(root.activeElement).to.equal(opener)
    outer.remove()
  })
})
