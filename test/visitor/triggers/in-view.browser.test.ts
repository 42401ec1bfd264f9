import { aTimeout, expect } from '@open-wc/testing'
import { elementVisible } from '../../../src/visitor/triggers/element-visible.ts'
import { exitIntent } from '../../../src/visitor/triggers/exit-intent.ts'
import { scrollDepth } from '../../../src/visitor/triggers/scroll-depth.ts'
import { timeOnPage } from '../../../src/visitor/triggers/time-on-page.ts'
import { until } from '../../harness/widget/scenes.ts'
import { stopAll, watching } from './fired.ts'

const began = location.href

describe('triggers by what a visitor sees @engines', () => {
  let root: HTMLElement
  beforeEach(() => {
    root = document.createElement('section')
    root.innerHTML = `<div style="height: 3000px"></div><div class="low" style="height: 50px">x</div>
      <div class="long" style="height: 9000px"></div>`
    document.body.append(root)
    scrollTo(0, 0)
  })
  afterEach(() => {
    stopAll()
    root.remove()
    history.replaceState(null, '', began)
  })
  const show = (selector: string) => root.querySelector(selector)?.scrollIntoView()

  it('an element comes into view, goes, and comes again', async () => {
    const low = watching((fire) => elementVisible({ selector: '.low' }, fire))
    const long = watching((fire) => elementVisible({ selector: '.long' }, fire))
    await aTimeout(100)
    expect([low.times(), long.times()]).to.deep.equal([0, 0])
    show('.low')
    await until(() => low.times() === 1 && long.times() === 1, 'both')
    expect(low.holds()).to.equal(true)
    const late = watching((fire) => elementVisible({ selector: 'div.low' }, fire))
    expect(late.times()).to.equal(1)
    scrollTo(0, 0)
    await until(() => !low.holds(), 'out of view')
    show('.low')
    await until(() => low.times() === 2, 'again')
    root.querySelector('.low')?.remove()
    expect(low.holds()).to.equal(false)
  })

  it('an element that is added, or gets its class, later', async () => {
    const added = watching((fire) => elementVisible({ selector: 'article .added' }, fire))
    const marked = watching((fire) => elementVisible({ selector: '.marked' }, fire))
    root.insertAdjacentHTML('afterbegin', '<article><p class="added">x</p></article>')
    await until(() => added.times() === 1, 'the new one')
    root.querySelector('.added')?.classList.add('marked')
    await until(() => marked.times() === 1, 'the one with a class')
    expect(added.times()).to.equal(1)
  })

  it('a part of the page has been in view, once for each address', async () => {
    const half = watching((fire) => scrollDepth({ percent: 50 }, fire))
    const all = watching((fire) => scrollDepth({ percent: 100 }, fire))
    const top = watching((fire) => scrollDepth({ percent: 1 }, fire))
    expect([half.times(), all.times(), top.times()]).to.deep.equal([0, 0, 1])
    scrollTo(0, document.documentElement.scrollHeight * 0.6)
    await until(() => half.times() === 1, 'the half')
    scrollTo(0, document.documentElement.scrollHeight)
    await until(() => all.times() === 1, 'the end')
    expect([half.times(), half.holds()]).to.deep.equal([1, true])
    history.pushState(null, '', '#next')
    expect(half.holds()).to.equal(false)
    scrollTo(0, document.documentElement.scrollHeight * 0.7)
    await until(() => half.times() === 2, 'the half of the next')
  })

  it('the page was in front for so long, of each address', async () => {
    const short = watching((fire) => timeOnPage({ seconds: 0.5 }, fire))
    const long = watching((fire) => timeOnPage({ seconds: 60 }, fire))
    expect(short.times()).to.equal(0)
    await until(() => short.times() === 1, 'half a second')
    await aTimeout(600)
    expect([short.times(), short.holds(), long.times()]).to.deep.equal([1, true, 0])
    history.pushState(null, '', '#other')
    expect(short.holds()).to.equal(false)
    await until(() => short.times() === 2, 'the other address')
  })

  it('the pointer leaves at the top, and nowhere else', () => {
    const exit = watching((fire) => exitIntent({}, fire))
    const leave = (clientY: number, relatedTarget: EventTarget | null = null) =>
      document.body.dispatchEvent(
        new MouseEvent('mouseout', { bubbles: true, clientY, relatedTarget }),
      )
    leave(300)
    leave(-1, root)
    expect(exit.times()).to.equal(0)
    leave(-1)
    expect(exit.times()).to.equal(1)
    exit.stop()
    leave(-1)
    expect(exit.times()).to.equal(1)
  })
})
