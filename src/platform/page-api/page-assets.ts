import type { Language } from '../../texts/languages.ts'

export type PageName = 'journey' | 'booking' | 'done'

/** Of modules, paths from the platform's root, such as "/assets/journey-B1x2.js". */
export interface PageAsset {
  /** The module to run. */
  script: string
  /** Modules that it imports, to be fetched along with it. */
  preloads: string[]
  /** CSS that stands in the page itself: on a slow line, to wait for a second answer doubles the time to the first paint. */
  sheet: string
  /** What it says in other languages than English, to be fetched along with it, too. */
  languages: Partial<Record<Language, string>>
}

/** What the build made for each page. */
export type PageAssets = Record<PageName, PageAsset>
