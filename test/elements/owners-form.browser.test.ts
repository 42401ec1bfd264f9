import { expect } from '@open-wc/testing'
import { inFrame, mountJourney, RECEIPT, unmountAll, untilState } from '../harness/widget/scenes.ts'

describe("in an owner's form @engines", () => {
  let form: HTMLFormElement

  beforeEach(() => {
    form = document.createElement('form')
    document.body.append(form)
  })
  afterEach(() => {
    unmountAll()
    form.remove()
  })

  async function ready(properties: object) {
    const { element } = await mountJourney({}, properties)
    form.append(element)
    await element.updateComplete
    await untilState(element, 'ready')
    await element.updateComplete
    return element
  }

  const complete = async (element: Parameters<typeof untilState>[0]) => {
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    await element.updateComplete
  }

  it('carries the session id and the receipt under its name', async () => {
    const element = await ready({ name: 'application' })
    expect([...new FormData(form)]).to.deep.equal([
      ['application', 'session-1'],
      ['application-receipt', ''],
    ])
    await complete(element)
    expect([...new FormData(form)]).to.deep.equal([
      ['application', 'session-1'],
      ['application-receipt', RECEIPT],
    ])
  })

  it('carries nothing without a name', async () => {
    await ready({})
    expect([...new FormData(form)]).to.deep.equal([])
  })

  it('keeps the form from being sent until it is complete, when it is required', async () => {
    const element = await ready({ name: 'a', required: true })
    expect(form.checkValidity()).to.equal(false)
    expect(element.matches(':invalid')).to.equal(true)
    await complete(element)
    expect(form.checkValidity()).to.equal(true)
  })

  it('stays complete when it is closed and opened', async () => {
    const element = await ready({ name: 'a', required: true })
    await complete(element)
    element.close()
    await element.updateComplete
    expect(form.checkValidity()).to.equal(true)
    element.open()
    await element.updateComplete
    expect(element.state).to.equal('completed')
    expect(new FormData(form).get('a-receipt')).to.equal(RECEIPT)
  })

  it('is no obstacle when it is not required', async () => {
    await ready({ name: 'a' })
    expect(form.checkValidity()).to.equal(true)
  })

  it('can be told where the problem is: it takes the focus', async () => {
    const element = await ready({ name: 'a', required: true })
    let sent = 0
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      sent += 1
    })
    form.requestSubmit()
    expect(sent).to.equal(0)
    expect(document.activeElement).to.equal(element)
  })
})
