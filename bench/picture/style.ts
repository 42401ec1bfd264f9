export const WIDTH = 640
export const MARGIN = 20
/** Of a column, between the two of which lies a margin. */
export const COLUMN = (WIDTH - 3 * MARGIN) / 2

/** Follows the reader's colours, also as an image of another page. */
export const STYLE = `
  :root { --paper: #ffffff; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --ours: #0a7d5f; --peer: #9aa6b4; --second: #3566b8 }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #12171e; --ink: #eef2f6; --soft: #a3afbd; --line: #333d49; --ours: #3fcf9f; --peer: #6d7a89; --second: #86aef2 }
  }
  text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--ink); font-size: 12px }
  .paper { fill: var(--paper) }
  .head { font-size: 20px; font-weight: 700 }
  .title { font-size: 13px; font-weight: 700 }
  .soft { fill: var(--soft); font-size: 11px }
  .value { text-anchor: end; font-variant-numeric: tabular-nums }
  .mine { font-weight: 700 }
  .ours { fill: var(--ours) }
  .peer { fill: var(--peer) }
  .rule { stroke: var(--line); stroke-width: 1 }
  .range { stroke: var(--ink); stroke-width: 1.5; fill: none }
  .curve { fill: none; stroke: var(--ours); stroke-width: 1.75; stroke-linejoin: round }
  .curve.other { stroke: var(--second) }
  .name { fill: var(--ours); font-weight: 700; font-size: 11px }
  .name.other { fill: var(--second) }`

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** As long as fits into so many pixels. */
export function fitted(text: string, pixels: number, perCharacter = 6.3): string {
  const most = Math.floor(pixels / perCharacter)
  return escape(text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)
}

/** Lines of words that are no longer than that. */
export function wrapped(text: string, pixels: number, perCharacter: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || longer.length * perCharacter > pixels) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
