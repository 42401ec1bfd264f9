import { html } from 'hono/html'
import { DRAWING_BOX } from '../../../wire/signature.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** What somebody drew to sign; strokes have been read by `toSignature`. */
export function renderDrawing(strokes: string, label: string): Html {
  const { width, height } = DRAWING_BOX
  return html`<svg
    class="sf-drawn"
    role="img"
    ${attributes({ 'aria-label': label, viewBox: `0 0 ${width} ${height}` })}
  >
    <path ${attributes({ d: strokes })} />
  </svg>`
}
