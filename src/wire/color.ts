/** Colours are `#rrggbb` in sRGB. */

/** WCAG 2.2 AA, for text and for edges and marks. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const TEXT_CONTRAST = 4.5
export const EDGE_CONTRAST = 3

/** 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** @param share Of `other`, 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const b = channels(other)
  const mixed = channels(one).map((a, at) => Math.round(a + ((b[at] ?? 0) - a) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** The first mix of a colour with another that stands out enough; the other itself where none does. */
export function standOut(
  color: string,
  towards: string,
  { from, against, least }: { from: number; against: string; least: number },
): string {
  for (let percent = from; percent < 100; percent += 1) {
    const mixed = mix(color, towards, percent / 100)
    if (contrast(mixed, against) >= least) return mixed
  }
  return towards
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}
