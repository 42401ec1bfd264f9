import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { defineZonePicker, ZonePicker } from '../../../src/pages/booking/zone-picker.ts'

async function mount(zone = 'Europe/Paris') {
  defineZonePicker()
  const picker = Object.assign(new ZonePicker(), { zone })
  document.body.append(picker)
  await picker.updateComplete
  const chosen: string[] = []
  const kept: boolean[] = []
  picker.addEventListener('zone-chosen', (event) => chosen.push((event as CustomEvent).detail))
  picker.addEventListener('zone-kept', (event) => kept.push((event as CustomEvent).detail))
  const input = picker.querySelector('input')
  if (input === null) throw new Error('There is no field.')
  /** What the field says is under the arrows. */
  const active = () => {
    const id = input.getAttribute('aria-activedescendant')
    return id === null ? null : document.getElementById(id)?.dataset['sfZone']
  }
  const options = () => [...picker.querySelectorAll<HTMLElement>('[role=option]')]
  return { picker, input, chosen, kept, active, options }
}

describe('the picker of time zones @engines', () => {
  afterEach(() => document.querySelector('sf-zone-picker')?.remove())

  it('begins at the zone that is shown, in sight, with focus in the field', async () => {
    const { picker, input, active, options } = await mount()
    expect(document.activeElement).to.equal(input)
    expect(active()).to.equal('Europe/Paris')
    expect(options().length).to.be.above(400)
    const selected = picker.querySelectorAll('[aria-selected=true]')
    expect([...selected].map((one) => (one as HTMLElement).dataset['sfZone'])).to.deep.equal([
      'Europe/Paris',
    ])
    const list = picker.querySelector('ul')?.getBoundingClientRect()
    const here = selected[0]?.getBoundingClientRect()
    expect(here?.top).to.be.at.least(list?.top ?? Infinity)
    expect(here?.bottom).to.be.at.most(list?.bottom ?? 0)
  })

  it('takes what was searched for by keys alone', async () => {
    const { picker, chosen, active, options } = await mount()
    await sendKeys({ type: 'tokyo' })
    await picker.updateComplete
    expect(options()).to.have.length(1)
    expect(active()).to.equal('Asia/Tokyo')
    await sendKeys({ press: 'Enter' })
    expect(chosen).to.deep.equal(['Asia/Tokyo'])
  })

  it('walks up and down, round the ends, and says where it is', async () => {
    const { picker, active, options, chosen } = await mount()
    await sendKeys({ type: 'indiana' })
    await picker.updateComplete
    const names = options().map(({ dataset }) => dataset['sfZone'])
    expect(names.length).to.be.above(3)
    await sendKeys({ press: 'ArrowDown' })
    await picker.updateComplete
    expect(active()).to.equal(names[1])
    await sendKeys({ press: 'ArrowUp' })
    await sendKeys({ press: 'ArrowUp' })
    await picker.updateComplete
    expect(active()).to.equal(names.at(-1))
    await sendKeys({ press: 'ArrowDown' })
    await picker.updateComplete
    expect(active()).to.equal(names[0])
    await sendKeys({ press: 'Enter' })
    expect(chosen).to.deep.equal([names[0]])
  })

  it('says how many it found, and when that is none', async () => {
    const { picker, input, chosen } = await mount()
    const status = () => picker.querySelector('[role=status]')?.textContent?.trim()
    await sendKeys({ type: 'atlantis' })
    await picker.updateComplete
    expect(status()).to.match(/^No time zone found/)
    expect(input.hasAttribute('aria-activedescendant')).to.equal(false)
    await sendKeys({ press: 'Enter' })
    expect(chosen).to.deep.equal([])
    input.value = 'rome'
    input.dispatchEvent(new InputEvent('input'))
    await picker.updateComplete
    expect(status()).to.equal('1 time zone found')
  })

  it('keeps the zone on Escape, which the host page does not hear of', async () => {
    const { kept, chosen, input } = await mount()
    let prevented = false
    document.addEventListener('keydown', (event) => (prevented = event.defaultPrevented), {
      once: true,
    })
    input.focus()
    await sendKeys({ press: 'Escape' })
    expect([kept, chosen, prevented]).to.deep.equal([[true], [], true])
  })

  it('takes an option by pointer without losing focus on the way', async () => {
    const { input, chosen, kept, options } = await mount()
    const [first] = options()
    const down = new PointerEvent('pointerdown', { bubbles: true, cancelable: true })
    first?.dispatchEvent(down)
    expect(down.defaultPrevented).to.equal(true)
    first?.click()
    expect(document.activeElement).to.equal(input)
    expect([chosen, kept]).to.deep.equal([[first?.dataset['sfZone']], []])
  })
})
