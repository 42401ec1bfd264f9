import { aTimeout, expect } from '@open-wc/testing'
import { isModal, isLocked, dialogOf } from '../harness/widget/overlays.ts'
import { mountJourney, settle, unmountAll, untilState } from '../harness/widget/scenes.ts'

describe('openers in the page @engines', () => {
  const added: Element[] = []

  afterEach(() => {
    unmountAll()
    for (const element of added.splice(0)) element.remove()
  })

  function add<Tag extends 'a' | 'button'>(
    tag: Tag,
    attributes: Record<string, string>,
  ): HTMLElementTagNameMap[Tag] {
    const opener = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) opener.setAttribute(name, value)
    opener.textContent = 'Open'
    document.body.append(opener)
    added.push(opener)
    return opener
  }

  const kinds: ['a' | 'button', Record<string, string>][] = [
    ['button', { 'data-sessionframe-open': '#apply' }],
    ['button', { commandfor: 'apply', command: '--open' }],
    ['button', { commandfor: 'apply', command: '--toggle' }],
    ['a', { href: '#sessionframe=apply' }],
    ['a', { href: `${location.href.split('#')[0]}#sessionframe=apply` }],
  ]
  for (const [tag, attributes] of kinds) {
    const [name] = Object.entries(attributes)[0] ?? []
    it(`opens by ${tag} ${name}, added later: ${Object.values(attributes).join()}`, async () => {
      const { element } = await mountJourney({}, { display: 'modal', id: 'apply' })
      await untilState(element, 'idle')
      const entries = history.length
      const opener = add(tag, attributes)
      opener.focus()
      opener.click()
      await untilState(element, 'ready')
      expect(isModal(element)).to.equal(true)
      expect(opener.getAttribute('aria-expanded')).to.equal('true')
      expect(opener.getAttribute('aria-haspopup')).to.equal('dialog')
      expect(location.hash).to.equal('')
      expect(history.length).to.equal(entries)
      element.close()
      expect(opener.getAttribute('aria-expanded')).to.equal('false')
      expect(document.activeElement).to.equal(opener)
    })
  }

  it('opens by what is in its slot, and says what that does from the beginning', async () => {
    const { element } = await mountJourney({}, { display: 'popover' })
    const opener = document.createElement('button')
    opener.slot = 'opener'
    element.append(opener)
    await aTimeout(50)
    expect(opener.getAttribute('aria-haspopup')).to.equal('dialog')
    expect(opener.getAttribute('aria-expanded')).to.equal('false')
    opener.click()
    await untilState(element, 'ready')
    expect(opener.getAttribute('aria-expanded')).to.equal('true')
    opener.click()
    await untilState(element, 'closed')
    expect(opener.getAttribute('aria-expanded')).to.equal('false')
  })

  it('closes by a command', async () => {
    const { element, events } = await mountJourney({}, { display: 'popover', id: 'apply' })
    element.open()
    await untilState(element, 'ready')
    add('button', { commandfor: 'apply', command: '--close' }).click()
    await untilState(element, 'closed')
    const closed = events.find(({ type }) => type === 'session-closed')
    expect(closed?.detail).to.include({ reason: 'button' })
  })

  it('leaves modified clicks, prevented ones, and other ids alone', async () => {
    const { element } = await mountJourney({}, { display: 'modal', id: 'apply' })
    await element.updateComplete
    const link = add('button', { 'data-sessionframe-open': '#apply' })
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, [modifier]: true }))
    }
    link.addEventListener('click', (event) => event.preventDefault(), { once: true })
    link.click()
    add('button', { 'data-sessionframe-open': '#other' }).click()
    add('button', { 'data-sessionframe-open': '' }).click()
    await settle()
    expect(element.state).to.equal('idle')
  })

  it('brings an inline session into view, with the focus', async () => {
    const { element } = await mountJourney({}, { id: 'apply', loading: 'intent' })
    const opener = add('button', { 'data-sessionframe-open': '#apply' })
    opener.focus()
    opener.click()
    await untilState(element, 'ready')
    await settle()
    expect(document.activeElement).to.equal(element)
  })

  it('keeps two widgets apart', async () => {
    const one = await mountJourney({}, { display: 'modal', id: 'one' })
    const two = await mountJourney({}, { display: 'modal', id: 'two' })
    add('button', { 'data-sessionframe-open': '#two' }).click()
    await untilState(two.element, 'ready')
    expect(one.element.state).to.equal('idle')
  })
})

describe('the scroll lock @engines', () => {
  afterEach(unmountAll)

  it('holds until the last of two is closed, in any order', async () => {
    const one = await mountJourney({}, { display: 'modal' })
    const two = await mountJourney({}, { display: 'drawer' })
    const sheets = document.adoptedStyleSheets.length
    one.element.open()
    await untilState(one.element, 'ready')
    two.element.open()
    await untilState(two.element, 'ready')
    one.element.close()
    expect(isLocked()).to.equal(true)
    two.element.close()
    expect(isLocked()).to.equal(false)
    expect(document.adoptedStyleSheets.length).to.equal(sheets)
  })

  it('goes when the element is taken out while open', async () => {
    const { element } = await mountJourney({}, { display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    element.remove()
    expect(isLocked()).to.equal(false)
    expect(document.querySelector(':modal')).to.equal(null)
    document.body.append(element)
    await untilState(element, 'closed')
    element.open()
    await untilState(element, 'ready')
    expect(isModal(element)).to.equal(true)
  })

  it("changes nothing of the owner's, nor how wide the page is or where it is scrolled", async () => {
    const tall = document.createElement('div')
    tall.style.height = '5000px'
    document.body.append(tall)
    document.documentElement.style.overflow = 'scroll'
    document.body.style.overflow = 'clip'
    scrollTo(0, 300)
    const width = tall.getBoundingClientRect().width
    const { element } = await mountJourney({}, { display: 'modal' })
    element.open()
    await untilState(element, 'ready')
    expect(tall.getBoundingClientRect().width).to.equal(width)
    expect(scrollY).to.equal(300)
    element.close()
    expect(document.documentElement.style.overflow).to.equal('scroll')
    expect(document.body.style.overflow).to.equal('clip')
    expect(scrollY).to.equal(300)
    document.documentElement.style.overflow = document.body.style.overflow = ''
    tall.remove()
  })

  it('works inside a modal dialog of the owner, and leaves that open', async () => {
    const outer = document.createElement('dialog')
    document.body.append(outer)
    const { element } = await mountJourney({}, { display: 'popover' })
    outer.append(element)
    outer.showModal()
    element.open()
    await untilState(element, 'ready')
    dialogOf(element).dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Escape',
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    )
    await untilState(element, 'closed')
    expect(outer.open).to.equal(true)
    outer.remove()
  })
})
