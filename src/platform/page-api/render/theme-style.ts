import { palette } from '../../../wire/theme-palette.ts'
import type { Theme, ThemeFont } from '../../../wire/theme.ts'

const FONTS: Record<ThemeFont, string> = {
  system: "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif",
  sans: "Arial,Helvetica,'Liberation Sans','Noto Sans',sans-serif",
  serif: "Georgia,Cambria,'Times New Roman','Liberation Serif','Noto Serif',serif",
  rounded:
    "ui-rounded,'Hiragino Maru Gothic ProN',Quicksand,Nunito,'Segoe UI',system-ui,sans-serif",
  mono: "ui-monospace,'Cascadia Code',Menlo,Consolas,'Liberation Mono',monospace",
}

/** How much rounder the card is than a button. */
const BIG_CORNER = 1.6

/** What a theme changes of the pages' own tokens; '' where it changes nothing. */
export function themeStyle(theme: Theme): string {
  const rules = [...colorRules(theme)]
  if (theme.font !== undefined) rules.push(`--sf-font:${FONTS[theme.font]}`)
  if (theme.radius !== undefined) {
    rules.push(`--sf-radius:${theme.radius}px`)
    rules.push(`--sf-radius-big:${Math.round(theme.radius * BIG_CORNER)}px`)
  }
  return rules.length === 0 ? '' : `:root{${rules.join(';')}}`
}

function colorRules(theme: Theme): string[] {
  if (theme.colors === undefined && theme.dark === undefined) return []
  const dark: Record<string, string> = palette(theme, 'dark')
  const light = Object.entries(palette(theme, 'light'))
  return light.map(([name, color]) => `--sf-${name}:light-dark(${color},${dark[name]})`)
}
