import { expect } from '@open-wc/testing'
import { WRITTEN } from '../../../src/pages/journey/form-controls.ts'
import { openSignaturePads } from '../../../src/pages/journey/signature-pads.ts'
import { isDrawing } from '../../../src/wire/signature.ts'

/** A form as the server renders it, its pad opened. */
async function opened(drawing = '', dir = 'ltr') {
  const form = document.createElement('form')
  form.dir = dir
  form.style.inlineSize = '600px'
  form.innerHTML = `<input type="hidden" name="f1.drawing" value="${drawing}"><div class="sf-pad"></div>`
  document.body.append(form)
  await openSignaturePads(form)
  const svg = form.querySelector('svg')
  const control = form.querySelector('input')
  if (!svg || !control) throw new Error('There is no pad.')
  Object.assign(svg.style, { display: 'block', inlineSize: '600px', blockSize: '200px' })
  // A pointer that no hand holds cannot be captured.
  svg.setPointerCapture = () => {}
  const told: string[] = []
  form.addEventListener('input', ({ target }) => told.push((target as HTMLInputElement).value))
  const buttons = [...form.querySelectorAll('button')]
  return { form, svg, control, told, buttons }
}

function point(svg: SVGSVGElement, type: string, x: number, y: number, pointerId = 1): void {
  const { left, top } = svg.getBoundingClientRect()
  const at = { clientX: left + x, clientY: top + y, pointerId, button: 0, bubbles: true }
  svg.dispatchEvent(new PointerEvent(type, at))
}

describe('a place to sign in', () => {
  afterEach(() => document.querySelectorAll('form').forEach((form) => form.remove()))

  it('keeps each stroke in units of the box, whatever way the page reads', async () => {
    for (const dir of ['ltr', 'rtl']) {
      // oxlint-disable-next-line no-await-in-loop
      const { svg, control, told } = await opened('', dir)
      point(svg, 'pointerdown', 30, 20)
      point(svg, 'pointermove', 60, 40)
      point(svg, 'pointermove', 900, 900, 2)
      point(svg, 'pointerup', 60, 40)
      point(svg, 'pointermove', 300, 100)
      expect(control.value).to.equal('M60 40L120 80')
      expect(told).to.deep.equal(['M60 40L120 80'])
      expect(svg.querySelector('path')?.getAttribute('d')).to.equal(control.value)
      expect(isDrawing(control.value)).to.equal(true)
    }
  })

  it('takes back one stroke after the other, or all, by buttons', async () => {
    const { svg, control, buttons } = await opened('M1 1L9 9')
    const [undo, clear] = buttons
    point(svg, 'pointerdown', 30, 20)
    point(svg, 'pointerup', 30, 20)
    expect(control.value).to.equal('M1 1L9 9M60 40L60 40')
    undo?.click()
    expect(control.value).to.equal('M1 1L9 9')
    clear?.click()
    expect(control.value).to.equal('')
    expect(buttons.map(({ disabled }) => disabled)).to.deep.equal([true, true])
  })

  it('shows what came from another window', async () => {
    const { svg, control, told } = await opened()
    control.value = 'M5 5L50 50'
    control.dispatchEvent(new Event(WRITTEN))
    expect(svg.querySelector('path')?.getAttribute('d')).to.equal('M5 5L50 50')
    expect(told).to.deep.equal([])
  })

  it('has words and buttons that a screen reader finds', async () => {
    const { form } = await opened('M1 1L9 9')
    await expect(form).to.be.accessible()
    expect(form.textContent).to.contain('Your typed name is enough.')
  })
})
