import { DRAWING_BOX, isDrawing, MAX_DRAWING_LENGTH } from '../../wire/signature.ts'

interface Point {
  x: number
  y: number
}

type Stroke = readonly Point[]

/** Units: what lies nearer to the last point adds nothing to see. */
const NEAREST = 6

/** What is drawn, stroke by stroke, as the `d` of an SVG path. */
export class Strokes {
  #strokes: Stroke[]

  constructor(drawing: string) {
    this.#strokes = isDrawing(drawing) ? read(drawing) : []
  }

  get isBlank(): boolean {
    return this.#strokes.length === 0
  }

  begin(at: Point): void {
    const point = within(at)
    // A dot is a line to where it began.
    this.#strokes.push([point, point])
  }

  draw(at: Point): void {
    const point = within(at)
    const stroke = this.#strokes.at(-1) ?? []
    const last = stroke.at(-1)
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) < NEAREST) return
    const isDot = stroke.length === 2 && stroke[0] === last
    this.#strokes.splice(-1, 1, [...(isDot ? stroke.slice(0, 1) : stroke), point])
  }

  undo(): void {
    this.#strokes.pop()
  }

  clear(): void {
    this.#strokes = []
  }

  /** In fewer points where it would be too long to be kept. */
  toString(): string {
    let strokes = this.#strokes
    let text = write(strokes)
    while (text.length > MAX_DRAWING_LENGTH && strokes.some(({ length }) => length > 2)) {
      strokes = strokes.map(halved)
      text = write(strokes)
    }
    while (text.length > MAX_DRAWING_LENGTH) {
      strokes = strokes.slice(0, -1)
      text = write(strokes)
    }
    this.#strokes = [...strokes]
    return text
  }
}

/** Every other point, and both ends. */
function halved(stroke: Stroke): Stroke {
  return stroke.filter((_, at) => at % 2 === 0 || at === stroke.length - 1)
}

function within({ x, y }: Point): Point {
  const { width, height } = DRAWING_BOX
  return { x: between(x, width), y: between(y, height) }
}

function between(at: number, most: number): number {
  return Math.min(Math.max(Math.round(at), 0), most)
}

function write(strokes: readonly Stroke[]): string {
  return strokes.map((stroke) => `M${stroke.map(({ x, y }) => `${x} ${y}`).join('L')}`).join('')
}

function read(drawing: string): Stroke[] {
  return drawing
    .slice(1)
    .split('M')
    .map((stroke) =>
      stroke.split('L').map((point) => {
        const [x = 0, y = 0] = point.split(' ').map(Number)
        return { x, y }
      }),
    )
}
