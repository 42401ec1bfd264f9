import { aTimeout, expect } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import {
  frameOf,
  inFrame,
  mount,
  mountJourney,
  RECEIPT,
  scene,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('as a form control @engines', () => {
  let form: HTMLFormElement
  let fields: HTMLFieldSetElement

  beforeEach(() => {
    form = document.createElement('form')
    fields = document.createElement('fieldset')
    form.append(fields)
    document.body.append(form)
  })
  afterEach(() => {
    unmountAll()
    form.remove()
  })

  async function control(properties: Partial<JourneySession> = {}, state = 'ready') {
    const one = await scene()
    const wanted = { endpoint: one.endpoint, journey: 'form-1', name: 'a' }
    const { element } = mount('journey-session', { ...wanted, ...properties })
    fields.append(element)
    await untilState(element, state)
    await element.updateComplete
    return { ...one, element }
  }

  async function complete(element: JourneySession) {
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    await element.updateComplete
  }

  it('knows its form and its labels', async () => {
    const { element } = await control()
    element.id = 'the-session'
    const label = document.createElement('label')
    label.htmlFor = 'the-session'
    form.append(label)
    expect(element.form).to.equal(form)
    expect([...element.labels]).to.deep.equal([label])
    expect([...form.elements]).to.include(element)
  })

  it('says why the form cannot be sent, in words of its own', async () => {
    const { element } = await control({ required: true })
    const said: Event[] = []
    element.addEventListener('invalid', (event) => said.push(event))
    expect(element.willValidate).to.equal(true)
    expect(element.checkValidity()).to.equal(false)
    expect(said).to.have.length(1)
    expect(element.validity.valueMissing).to.equal(true)
    expect(element.validationMessage).to.equal('Please complete this first.')
    await complete(element)
    expect(element.checkValidity()).to.equal(true)
    expect(element.reportValidity()).to.equal(true)
    expect(element.validationMessage).to.equal('')
  })

  it('takes a reason of the owner, at once, and lets it go again', async () => {
    const { element } = await control()
    element.setCustomValidity('Not today.')
    expect(element.validity.customError).to.equal(true)
    expect(form.checkValidity()).to.equal(false)
    expect(element.validationMessage).to.equal('Not today.')
    await complete(element)
    expect(form.checkValidity()).to.equal(false)
    element.setCustomValidity('')
    expect(form.checkValidity()).to.equal(true)
  })

  it('goes back to its own reason when that of the owner is gone', async () => {
    const { element } = await control({ required: true })
    element.setCustomValidity('Not today.')
    element.setCustomValidity('')
    expect(element.validationMessage).to.equal('Please complete this first.')
  })

  describe('can be pointed at by a form that is not sent', () => {
    const silent = { page: 'hanging' }
    const cases = [
      ['while it is asked for', [{ silent: true }], 'creating'],
      ['while it loads', [silent], 'loading'],
      ['while it is shown', [{}], 'ready'],
      ['after a failure with a button', [{ status: 502 }], 'failed'],
      ['after a failure without a button', [{ status: 403 }], 'failed'],
      ['while the owner shows the failure', [{ status: 403 }], 'failed', true],
    ] as const
    for (const [what, create, state, quiet] of cases) {
      it(what, async () => {
        const { element } = await mountJourney(
          { create: [...create] },
          { name: 'a', required: true, token: 'a.b.c' },
        )
        if (quiet) element.addEventListener('session-error', (event) => event.preventDefault())
        fields.append(element)
        await untilState(element, state)
        await element.updateComplete
        form.requestSubmit()
        await aTimeout(50)
        expect(document.activeElement).to.equal(element)
        expect(element.reportValidity()).to.equal(false)
      })
    }

    it('while it is closed', async () => {
      const { element } = await control({ required: true })
      element.close()
      await element.updateComplete
      form.requestSubmit()
      expect(document.activeElement).to.equal(element)
    })

    it('while it waits for consent: the button takes the focus', async () => {
      const { element } = await control({ required: true, loading: 'consent' }, 'idle')
      await aTimeout(50)
      form.requestSubmit()
      expect(element.shadowRoot?.activeElement?.localName).to.equal('button')
    })
  })

  describe('when its form is reset', () => {
    it('begins a new session, which is not complete', async () => {
      const { element, posts } = await control({ required: true })
      await complete(element)
      const { sessionId } = element
      form.reset()
      await aTimeout(0)
      await untilState(element, 'ready')
      expect(element.sessionId).not.to.equal(sessionId)
      expect(form.checkValidity()).to.equal(false)
      expect(new FormData(form).get('a-receipt')).to.equal('')
      const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
      expect(new Set(keys).size).to.equal(2)
    })

    it('waits again for what it waited for first', async () => {
      const { element, posts } = await control({ loading: 'consent' }, 'idle')
      element.open()
      await untilState(element, 'ready')
      form.reset()
      await aTimeout(100)
      expect(element.state).to.equal('idle')
      expect(frameOf(element)).to.equal(null)
      expect(await posts()).to.have.length(1)
      expect([...new FormData(form)]).to.deep.equal([])
    })
  })

  describe('while it is disabled', () => {
    it('begins nothing, by itself or when told to, and begins once it is enabled', async () => {
      fields.disabled = true
      const { element, posts } = await control({ required: true, loading: 'eager' }, 'idle')
      element.open()
      element.restart()
      await aTimeout(300)
      expect(element.state).to.equal('idle')
      expect(await posts()).to.have.length(0)
      expect(form.checkValidity()).to.equal(true)
      expect(element.willValidate).to.equal(false)
      fields.disabled = false
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
    })

    it('does not begin when it was waiting to be seen', async () => {
      const { element, posts } = await control({ hidden: true }, 'idle')
      await aTimeout(50)
      fields.disabled = true
      await aTimeout(20)
      element.hidden = false
      await aTimeout(300)
      expect(await posts()).to.have.length(0)
      fields.disabled = false
      await untilState(element, 'ready')
    })

    it('keeps what is shown, out of reach, and sends nothing', async () => {
      const { element, posts } = await control()
      const born = await inFrame(element, 'return performance.timeOrigin')
      fields.disabled = true
      await aTimeout(50)
      expect([...new FormData(form)]).to.deep.equal([])
      element.focus()
      expect(document.activeElement).not.to.equal(element)
      expect(element.matches(':disabled')).to.equal(true)
      fields.disabled = false
      await aTimeout(50)
      expect(element.state).to.equal('ready')
      expect(await inFrame(element, 'return performance.timeOrigin')).to.equal(born)
      expect(new FormData(form).get('a')).to.equal('session-1')
      expect(await posts()).to.have.length(1)
    })

    it('knows its own attribute, like any control', async () => {
      const { element } = await control()
      element.setAttribute('disabled', '')
      await aTimeout(20)
      expect([...new FormData(form)]).to.deep.equal([])
      element.removeAttribute('disabled')
      await aTimeout(20)
      expect(new FormData(form).get('a')).to.equal('session-1')
    })
  })

  describe('when the browser brings a page back', () => {
    // The browser calls it by itself after a reload; see test/e2e/life.e2e.ts.
    it('asks again for a session that had begun, and for no other', async () => {
      const { element } = await control({ loading: 'intent' }, 'idle')
      await aTimeout(50)
      element.formStateRestoreCallback('')
      element.formStateRestoreCallback(new FormData())
      await aTimeout(50)
      expect(element.state).to.equal('idle')
      element.formStateRestoreCallback('begun')
      await untilState(element, 'ready')
      expect(element.sessionId).to.equal('session-1')
    })

    it('asks again also when it is called before the element has looked around', async () => {
      const { endpoint } = await scene()
      const { element } = mount('journey-session', { endpoint, journey: 'a', loading: 'intent' })
      element.formStateRestoreCallback('begun')
      await untilState(element, 'ready')
    })

    it('takes nothing for complete', async () => {
      const { element } = await control({ required: true })
      const data = new FormData()
      data.set('a', 'session-1')
      data.set('a-receipt', RECEIPT)
      element.formStateRestoreCallback(data)
      await aTimeout(50)
      expect(form.checkValidity()).to.equal(false)
      expect(new FormData(form).get('a-receipt')).to.equal('')
    })

    it('does not go round a consent', async () => {
      const { element, posts } = await control({ loading: 'consent' }, 'idle')
      element.formStateRestoreCallback('begun')
      await aTimeout(200)
      expect(element.state).to.equal('idle')
      expect(await posts()).to.have.length(0)
    })
  })
})
