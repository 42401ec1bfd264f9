import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { leaveBooking, openBooking } from './booking-scene.ts'

/** At the questions, which come after a time. */
async function asked() {
  const scene = await openBooking('asking')
  const [time] = await scene.times()
  time?.click()
  await scene.focused('.sf-questions h2')
  const { id } = scene.data.questions[0] ?? { id: '' }
  const field = () => scene.find(`.sf-questions [name="${id}"]`) as HTMLInputElement
  return { ...scene, field }
}

describe('questions of the booking page @engines', () => {
  afterEach(leaveBooking)

  it('come after the time, with focus on their heading', async () => {
    const { find } = await asked()
    expect(find('sf-booking').hidden).to.equal(true)
    expect(find('.sf-questions').hidden).to.equal(false)
    await expect(find('.sf-questions')).to.be.accessible()
  })

  it('say what is missing, and lead to it', async () => {
    const { press, focused, find, field } = await asked()
    press('next')
    await focused('sf-error-summary')
    expect(field().getAttribute('aria-invalid')).to.equal('true')
    await expect(find('.sf-questions')).to.be.accessible()
    find('sf-error-summary a, sf-error-summary button').click()
    expect(document.activeElement).to.equal(field())
  })

  it('lead to the review by Enter alone, and can be changed from there', async () => {
    const { focused, press, find, field, state } = await asked()
    field().focus()
    await sendKeys({ type: 'A garden' })
    await sendKeys({ press: 'Enter' })
    await focused('#sf-review')
    await state('review')
    press('questions')
    await focused('.sf-questions h2')
    expect(field().value).to.equal('A garden')
    expect(find('sf-booking').hidden).to.equal(true)
  })

  it('lead back to the times, which are free again', async () => {
    const { press, state, all, find } = await asked()
    find('.sf-questions [data-sf-action=back]').click()
    await state('form')
    expect(find('.sf-questions').hidden).to.equal(true)
    expect(all('[data-sf-start]')).not.to.deep.equal([])
    expect(() => press('confirm')).to.throw()
  })

  it('go to the server with the booking', async () => {
    const { field, press, focused, state } = await asked()
    field().value = 'A roof'
    press('next')
    await focused('#sf-review')
    press('confirm')
    await state('booked')
  })
})
