/** Somebody's name, typed to sign, and what was drawn beside it. */
export interface Signature {
  name: string
  /** Strokes in a box of {@link DRAWING_BOX}, as the `d` of an SVG path. */
  drawing?: string
}

/** Units of a drawing, wherever it is shown. */
export const DRAWING_BOX = { width: 1200, height: 400 }

/** Characters of a drawing. */
export const MAX_DRAWING_LENGTH = 12_000

export const MAX_SIGNATURE_NAME_LENGTH = 200

const STROKES = /^(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})+)+$/

/** Nothing but lines between whole numbers within the box, so that it can stand in any page. */
export function isDrawing(text: string): boolean {
  if (text.length > MAX_DRAWING_LENGTH || !STROKES.test(text)) return false
  const points = text.slice(1).split(/[ML]/)
  return points.every((point) => {
    const [x = 0, y = 0] = point.split(' ').map(Number)
    return x <= DRAWING_BOX.width && y <= DRAWING_BOX.height
  })
}

/** Of whatever it is, the name and a drawing that can be shown; a text alone is the name. */
export function toSignature(value: unknown): Signature {
  if (typeof value === 'string') return { name: value.trim() }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { name: '' }
  const { name, drawing } = value as Readonly<Record<string, unknown>>
  return {
    name: typeof name === 'string' ? name.trim() : '',
    ...(typeof drawing === 'string' && isDrawing(drawing) && { drawing }),
  }
}

export function isSignature(value: object): value is Signature {
  return 'name' in value
}
