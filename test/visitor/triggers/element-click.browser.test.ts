import { expect } from '@open-wc/testing'
import { elementClick } from '../../../src/visitor/triggers/element-click.ts'
import { stopAll, watching } from './fired.ts'

const on = (selector: string, text?: string) =>
  watching((fire) => elementClick({ selector, ...(text !== undefined && { text }) }, fire))

function page(markup: string): HTMLElement {
  const root = document.createElement('section')
  root.innerHTML = markup
  document.body.append(root)
  return root
}

const press = (root: ParentNode, selector: string) =>
  root.querySelector<HTMLElement>(selector)?.click()

describe('a trigger by click @engines', () => {
  let root: HTMLElement
  beforeEach(() => {
    root = page(`<div class="card Big" id="offer" data-x="1"><p>Buy
      <b>now</b></p><svg><g class="icon"/></svg></div><button type="button">Buy  later</button>`)
  })
  afterEach(() => {
    stopAll()
    root.remove()
  })

  for (const selector of [
    '#offer',
    '.card',
    '.Big',
    'div.card.Big',
    'section > div p',
    'section .card > p, .nothing',
    '[data-x="1"]',
    'DIV',
    '*',
    'p:not(.x)',
    ':is(p, h1)',
    '.card\n  p',
  ]) {
    it(`finds ${JSON.stringify(selector)} around what was clicked, and nothing else`, () => {
      const clicks = on(selector)
      press(root, 'b')
      expect(clicks.times()).to.equal(1)
      if (selector === '*') return
      press(root, 'button')
      expect(clicks.times()).to.equal(1)
    })
  }

  it('wants the text too, however it is spaced', () => {
    const both = on('.card', 'Buy now')
    const later = on('button', 'Buy later')
    press(root, 'b')
    press(root, 'button')
    expect([both.times(), later.times()]).to.deep.equal([1, 1])
    const none = on('.card', 'buy never')
    press(root, 'b')
    expect(none.times()).to.equal(0)
  })

  it('looks into open shadow roots, through all of them', () => {
    const host = document.createElement('div')
    host.className = 'host'
    const shadow = host.attachShadow({ mode: 'open' })
    shadow.innerHTML = `<div class="inner"></div>`
    const deep = (shadow.firstElementChild as Element).attachShadow({ mode: 'open' })
    deep.innerHTML = `<button class="deep" type="button"><i>x</i></button>`
    root.append(host)
    const clicks = ['button.deep', '.inner', 'section > .host'].map((selector) => on(selector))
    press(deep, 'i')
    expect(clicks.map(({ times }) => times())).to.deep.equal([1, 1, 1])
  })

  it('hears a click that the page keeps to itself', () => {
    const clicks = on('.card')
    root.addEventListener('click', (event) => event.stopImmediatePropagation(), true)
    press(root, 'b')
    expect(clicks.times()).to.equal(1)
  })

  it('finds an element that came later, and one that changed', () => {
    const clicks = on('.late')
    const button = root.querySelector('button') as HTMLElement
    button.classList.add('late')
    button.click()
    expect(clicks.times()).to.equal(1)
  })

  it('hears nothing once it is stopped, and says what is no selector', () => {
    const clicks = on('.card')
    const other = on('.card')
    clicks.stop()
    press(root, 'b')
    expect([clicks.times(), other.times()]).to.deep.equal([0, 1])
    expect(() => on('div[')).to.throw()
    expect(() => on('')).to.throw()
  })

  it('asks for no more of a thousand selectors than what was clicked could fit', () => {
    const all = Array.from({ length: 1000 }, (_, n) => on(`section .button-${n}`))
    const card = on('section > .card')
    // What cannot be read as names is asked of each element on the way.
    const data = on('[data-x="2"]')
    const { matches } = Element.prototype
    const asked: string[] = []
    const noting = function (this: Element, selector: string) {
      if (root.contains(this)) asked.push(selector)
      return matches.call(this, selector)
    }
    Object.assign(Element.prototype, { matches: noting })
    try {
      press(root, 'b')
    } finally {
      Object.assign(Element.prototype, { matches })
    }
    // <b> in <p> in the card in the section.
    expect(asked.toSorted()).to.deep.equal([
      ...Array.from({ length: 4 }, () => '[data-x="2"]'),
      'section > .card',
    ])
    expect([card, data, ...all].filter(({ times }) => times() > 0)).to.deep.equal([card])
  })
})
