import { contrast, EDGE_CONTRAST, mix, standOut, TEXT_CONTRAST } from './color.ts'
import type { Theme, ThemeColors } from './theme.ts'

type Scheme = 'light' | 'dark'

/** Custom properties of the pages' styles, without `--sf-`, that a theme's colours make. */
export type Palette = Record<(typeof MADE)[number], string>

const MADE = [
  'surface',
  'surface-2',
  'page',
  'text',
  'text-2',
  'line',
  'edge',
  'accent',
  'accent-strong',
  'accent-soft',
  'on-accent',
] as const

/** As in tokens.css. */
const OWN: Record<Scheme, Required<ThemeColors>> = {
  light: { accent: '#2b4acb', surface: '#ffffff', text: '#16181d', background: '#eef0f4' },
  dark: { accent: '#a8b8ff', surface: '#16181d', text: '#f1f3f7', background: '#0d0e11' },
}

/** What themes leave as it is, and has text on it or stands on the surface, as in tokens.css. */
const KEPT = {
  light: { danger: '#b3261e', soft: ['#fdecea', '#e3f4ea', '#fff4d6'] },
  dark: { danger: '#ffb4ab', soft: ['#3b1d1b', '#16352a', '#382d10'] },
} as const satisfies Record<Scheme, { danger: string; soft: readonly string[] }>

/** A colour of a theme that people could not read, and one that they could. */
export interface ContrastProblem {
  scheme: Scheme
  color: keyof ThemeColors
  message: string
}

export function palette(theme: Theme, scheme: Scheme): Palette {
  const { accent, surface, text, background } = colorsOf(theme, scheme)
  const raised = mix(surface, text, 0.05)
  const onAccent =
    contrast('#ffffff', accent) >= contrast('#000000', accent) ? '#ffffff' : '#000000'
  const away = onAccent === '#ffffff' ? '#000000' : '#ffffff'
  return {
    surface,
    'surface-2': raised,
    page: background,
    text,
    'text-2': quieter(text, surface, raised),
    line: mix(surface, text, 0.14),
    edge: standOut(surface, text, { from: 40, against: raised, least: EDGE_CONTRAST }),
    accent,
    'accent-strong': mix(accent, away, 0.2),
    'accent-soft': mix(surface, accent, 0.12),
    'on-accent': onAccent,
  }
}

/** Every pair that stands together on the pages, by WCAG 2.2 AA. */
export function contrastProblems(theme: Theme): ContrastProblem[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const made = palette(theme, scheme)
    const { danger, soft } = KEPT[scheme]
    const behindText = [made.surface, made['surface-2'], made['accent-soft'], ...soft]
    const found: ContrastProblem[] = []
    const problem = (color: keyof ThemeColors, message: string) =>
      found.push({ scheme, color, message })
    const behind = faintest(made.text, behindText)
    if (behind !== undefined) problem('text', tooFaint(made.text, behind, scheme))
    const ground = faintest(made.accent, [made.surface, made['surface-2']])
    if (ground !== undefined) problem('accent', tooFaint(made.accent, ground, scheme))
    if (contrast(danger, made.surface) < TEXT_CONTRAST) {
      problem('surface', `error messages, ${tooFaint(danger, made.surface, scheme)}`)
    }
    return found
  })
}

/** Of those that a colour cannot be read on, the worst: what can be read there can be on all. */
function faintest(color: string, grounds: readonly string[]): string | undefined {
  const [worst] = grounds.toSorted((a, b) => contrast(color, a) - contrast(color, b))
  return worst !== undefined && contrast(color, worst) < TEXT_CONTRAST ? worst : undefined
}

function colorsOf(theme: Theme, scheme: Scheme): Required<ThemeColors> {
  if (scheme === 'light') return { ...OWN.light, ...theme.colors }
  const dark = { ...OWN.dark, ...theme.dark }
  const light = theme.colors?.accent
  if (light === undefined || theme.dark?.accent !== undefined) return dark
  const against = mix(dark.surface, dark.text, 0.05)
  const accent = standOut(light, '#ffffff', { from: 0, against, least: TEXT_CONTRAST })
  return { ...dark, accent }
}

/** As quiet as text may be. */
function quieter(text: string, surface: string, against: string): string {
  for (let percent = 35; percent > 0; percent -= 1) {
    const mixed = mix(text, surface, percent / 100)
    if (contrast(mixed, against) >= TEXT_CONTRAST) return mixed
  }
  return text
}

function tooFaint(color: string, on: string, scheme: Scheme): string {
  const towards = scheme === 'light' ? '#000000' : '#ffffff'
  const enough = standOut(color, towards, { from: 0, against: on, least: TEXT_CONTRAST })
  const ratio = Math.floor(contrast(color, on) * 100) / 100
  return `${color} on ${on} has a contrast of ${ratio}:1, and people need ${TEXT_CONTRAST}:1, as ${enough} has`
}
