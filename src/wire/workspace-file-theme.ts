/** A theme as `workspace.json` has it. */
import * as z from 'zod'
import { report } from './report-problems.ts'
import { contrastProblems } from './theme-palette.ts'
import { THEME_FONTS } from './theme.ts'

/** Characters: three quarters of them are bytes of the picture. */
const LONGEST_LOGO = 100_000
const DATA_LOGO = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$/

const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#2b4acb"')
  .transform((text) => text.toLowerCase())

const colors = z.strictObject({
  accent: color.optional().describe('Buttons, links, what is chosen'),
  surface: color.optional().describe('Behind the questions'),
  text: color.optional().describe('Of the questions'),
  background: color.optional().describe('Around it all, where the page stands alone'),
})

const logo = z.strictObject({
  src: z
    .string()
    .max(LONGEST_LOGO)
    .refine(isLogo, 'must be an https URL, or data:image/…;base64,…')
    .describe('A picture: https, or data: with a PNG, JPEG, GIF, WebP or SVG'),
  alt: z.string().max(200).describe('What it says; "" where the title says it anyway'),
})

export const fileTheme = z
  .strictObject({
    colors: colors.optional().describe('On a light page'),
    dark: colors.optional().describe('On a dark page. Absent: made from the light accent'),
    radius: z.int().min(0).max(24).optional().describe('Of corners, in pixels'),
    font: z.enum(THEME_FONTS).optional().describe('Of the fonts that devices have'),
    logo: logo.optional().describe('Above the form'),
  })
  .superRefine((theme, ctx) => {
    for (const { scheme, color: name, message } of contrastProblems(theme)) {
      report(ctx, [scheme === 'light' ? 'colors' : 'dark', name], message)
    }
  })

function isLogo(src: string): boolean {
  if (DATA_LOGO.test(src)) return true
  const url = URL.canParse(src) ? new URL(src) : null
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}
