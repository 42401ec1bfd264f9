import { aTimeout, expect } from '@open-wc/testing'
import { observeHeight } from '../../src/protocol/observe-height.ts'
import { until } from '../harness/widget/scenes.ts'

describe('the height of a page @engines', () => {
  let frame: HTMLIFrameElement
  let content: HTMLElement

  beforeEach(() => {
    frame = document.createElement('iframe')
    frame.style.cssText = 'border: 0; width: 0; height: 100px'
    document.body.append(frame)
    content = frame.contentDocument?.createElement('main') ?? document.createElement('main')
    content.textContent = 'Many words '.repeat(100)
    frame.contentDocument?.body.append(content)
  })
  afterEach(() => frame.remove())

  it('is not told before the frame has a width, and then at once', async () => {
    const told: number[] = []
    const stop = observeHeight(content, (px) => told.push(px))
    await aTimeout(300)
    expect(told).to.deep.equal([])
    frame.style.width = '500px'
    await until(() => told.length > 0, 'it is told')
    expect(told).to.deep.equal([Math.ceil(content.getBoundingClientRect().height)])
    stop()
  })

  it('needs no animation frames for that, which a frame off the screen does not get', async () => {
    frame.style.cssText += '; position: absolute; top: 90000px'
    const told: number[] = []
    const stop = observeHeight(content, (px) => told.push(px))
    const { requestAnimationFrame } = window
    window.requestAnimationFrame = () => 0
    frame.style.width = '500px'
    await until(() => told.length > 0, 'it is told').finally(() => {
      window.requestAnimationFrame = requestAnimationFrame
    })
    stop()
  })

  it('is not waited for any more once it is stopped', async () => {
    const told: number[] = []
    observeHeight(content, (px) => told.push(px))()
    frame.style.width = '500px'
    await aTimeout(300)
    expect(told).to.deep.equal([])
  })
})
