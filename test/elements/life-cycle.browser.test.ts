import { expect, fixture, html } from '@open-wc/testing'
import '../../src/index.ts'
import type { JourneySession } from '../../src/elements.ts'
import {
  frameOf,
  inFrame,
  names,
  record,
  RECEIPT,
  scene,
  settle,
  untilState,
} from '../harness/widget/scenes.ts'

describe('the life of a session', () => {
  it('goes from idle to completed, with the events in order', async () => {
    const { endpoint, posts } = await scene()
    const element = document.createElement('journey-session')
    Object.assign(element, { endpoint, journey: 'form-1' })
    const events = record(element)
    document.body.append(element)
    expect(element.state).to.equal('idle')
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'progress', page: 1, pages: 2 })")
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    expect(names(events)).to.deep.equal([
      'session-creating',
      'session-created',
      'session-ready',
      'session-progress',
      'session-submitted',
      'session-completed',
    ])
    expect(await posts()).to.have.length(1)
    element.remove()
  })
})
