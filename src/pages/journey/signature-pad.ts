/** Loaded on demand: a place to draw a signature in. */
import { html, render } from 'lit'
import { DRAWING_BOX } from '../../wire/signature.ts'
import { WRITTEN } from './form-controls.ts'
import { FORM } from './form-texts.ts'
import { Strokes } from './strokes.ts'

/**
 * What is drawn goes into the hidden control before it, as lines that any page can show.
 * Who cannot draw has typed a name, which is enough.
 */
export class SignaturePad {
  readonly #place: HTMLElement
  readonly #control: HTMLInputElement
  #strokes: Strokes
  /** Of whoever draws just now. */
  #pointer: number | null = null

  constructor(place: HTMLElement, control: HTMLInputElement) {
    this.#place = place
    this.#control = control
    this.#strokes = new Strokes(control.value)
    place.replaceChildren()
    control.addEventListener(WRITTEN, () => {
      if (control.value === this.#strokes.toString()) return
      this.#strokes = new Strokes(control.value)
      this.show()
    })
    this.show()
  }

  /** In the page's language. */
  show(): void {
    const { width, height } = DRAWING_BOX
    const { signDraw, signDrawn, undo, clear } = FORM.now
    const button = (label: string, act: () => void) =>
      html`<button
        type="button"
        class="sf-button"
        ?disabled=${this.#strokes.isBlank}
        @click=${() => this.#change(act)}
      >
        ${label}
      </button>`
    render(
      html`<p>${signDraw}</p>
        <svg
          class="sf-drawn sf-drawable"
          role="img"
          aria-label=${signDrawn}
          viewBox=${`0 0 ${width} ${height}`}
          @pointerdown=${this.#begin}
          @pointermove=${this.#draw}
          @pointerup=${this.#end}
          @pointercancel=${this.#end}
        >
          <path d=${this.#strokes.toString()}></path>
        </svg>
        <div class="sf-actions">
          ${button(undo, () => this.#strokes.undo())} ${button(clear, () => this.#strokes.clear())}
        </div>`,
      this.#place,
    )
  }

  readonly #begin = (event: PointerEvent) => {
    if (this.#pointer !== null || event.button !== 0) return
    this.#pointer = event.pointerId
    const svg = event.currentTarget as SVGSVGElement
    svg.setPointerCapture(event.pointerId)
    this.#strokes.begin(placeOf(event, svg))
    this.show()
  }

  readonly #draw = (event: PointerEvent) => {
    if (event.pointerId !== this.#pointer) return
    const svg = event.currentTarget as SVGSVGElement
    // What a pen told between two frames. WebKit has it since 18.2.
    const all = event.getCoalescedEvents?.() ?? []
    for (const one of all.length > 0 ? all : [event]) this.#strokes.draw(placeOf(one, svg))
    this.show()
  }

  readonly #end = (event: PointerEvent) => {
    if (event.pointerId !== this.#pointer) return
    this.#pointer = null
    this.#tell()
  }

  #change(act: () => void): void {
    act()
    this.#tell()
  }

  #tell(): void {
    this.#control.value = this.#strokes.toString()
    this.show()
    this.#control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** In units of the box. It is as wide for readers from right to left. */
function placeOf({ clientX, clientY }: PointerEvent, svg: SVGSVGElement) {
  const { left, top, width, height } = svg.getBoundingClientRect()
  return {
    x: ((clientX - left) / width) * DRAWING_BOX.width,
    y: ((clientY - top) / height) * DRAWING_BOX.height,
  }
}
