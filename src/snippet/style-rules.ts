export interface ChosenStyle {
  colorScheme?: 'light' | 'dark'
  /** As a colour input has it, `#rrggbb`. */
  accent?: string
  /** CSS pixels. */
  radius?: number
}

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Black or white, whichever is read better on it; one of them has a contrast of 4.5 at least. */
export const textOn = (color: string): string => (luminance(color) > 0.179 ? '#000000' : '#ffffff')

/** Properties of CSS for an element. */
export function stylesOf({ colorScheme, accent, radius }: ChosenStyle): Record<string, string> {
  return {
    ...(colorScheme && { 'color-scheme': colorScheme }),
    ...(accent && {
      '--sessionframe-accent': accent,
      '--sessionframe-accent-text': textOn(accent),
    }),
    ...(radius !== undefined && { '--sessionframe-radius': `${radius}px` }),
  }
}

/** A rule for the owner's style sheet: a strict policy allows no `style` in a tag. Empty if there is nothing to say. */
export function styleRule(element: string, style: ChosenStyle): string {
  const lines = Object.entries(stylesOf(style)).map(([name, value]) => `  ${name}: ${value};\n`)
  return lines.length === 0 ? '' : `${element} {\n${lines.join('')}}`
}
