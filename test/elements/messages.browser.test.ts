import { expect } from '@open-wc/testing'
import { frameOf, names, settle, unmountAll, until, untilState } from '../harness/widget/scenes.ts'
import { readySession, say } from '../hostile/ready-session.ts'

describe('messages of a page @engines', () => {
  afterEach(unmountAll)

  it('does not follow close-request or focus-out while inline', async () => {
    const { element, events } = await readySession()
    await say(element, "{ t: 'close-request' }")
    await say(element, "{ t: 'focus-out' }")
    await settle()
    expect(events).to.have.length(0)
    expect(element.state).to.equal('ready')
  })

  it('shows what a page says has gone wrong, under the page', async () => {
    const { element, events } = await readySession()
    await say(element, "{ t: 'error', code: 'closed' }")
    await untilState(element, 'failed')
    expect(element.error).to.include({ code: 'closed', retryable: false })
    expect(names(events)).to.deep.equal(['session-error'])
    expect(frameOf(element)).not.to.equal(null)
    await say(element, "{ t: 'error', code: 'of-its-own' }")
    await until(() => element.error?.code === 'internal', 'the other error is told')
  })
})
