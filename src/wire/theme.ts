/** How the hosted pages of a workspace or a form look, as it is stored and written in `workspace.json`. */

/** Fonts that devices have: none is fetched. */
export const THEME_FONTS = ['system', 'sans', 'serif', 'rounded', 'mono'] as const

export type ThemeFont = (typeof THEME_FONTS)[number]

/** `#rrggbb`; the rest is made from these. */
export interface ThemeColors {
  /** Buttons, links, what is chosen. */
  accent?: string
  /** Behind the questions. */
  surface?: string
  /** Of the questions. */
  text?: string
  /** Around it all, where the page stands alone. */
  background?: string
}

export interface Theme {
  /** On a light page. */
  colors?: ThemeColors
  /** On a dark page. Absent: made from the light accent. */
  dark?: ThemeColors
  /** Of corners, in CSS pixels. */
  radius?: number
  font?: ThemeFont
  logo?: ThemeLogo
}

export interface ThemeLogo {
  /** An https URL, or `data:` with a picture. */
  src: string
  /** What it says; '' where the page says it anyway. */
  alt: string
}

/** The workspace's, with what the form says for itself in its place. */
export function themeOf(workspace: Theme | null, form?: Theme): Theme {
  return { ...workspace, ...form }
}
