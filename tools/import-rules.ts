import type { Import } from './module-graph.ts'

/** Who may import whom: the first rule whose `from` fits a file decides for it. */
interface Rule {
  from: RegExp
  /** Modules it may import, besides those of its own folder. */
  may: RegExp[]
  /** Modules it may import as types only. */
  mayTypes?: RegExp[]
}

const ENTRY = /^src\/[a-z-]+\.ts$/

const RULES: Rule[] = [
  { from: /^src\/protocol\//, may: [] },
  { from: /^src\/wire\//, may: [] },
  { from: /^src\/texts\//, may: [/^src\/wire\//] },
  { from: /^src\/elements\//, may: [/^src\/protocol\//], mayTypes: [/^src\/wire\//] },
  { from: /^src\/props\//, may: [], mayTypes: [/^src\/elements\//] },
  { from: /^src\/(react|solid|svelte|vue)\//, may: [/^src\/(elements|props)\//] },
  { from: /^src\/render\//, may: [/^src\/elements\//] },
  { from: /^src\/snippet\//, may: [/^src\/(props|render)\//] },
  { from: /^src\/demo\//, may: [/^src\/snippet\//] },
  { from: /^src\/starter\//, may: [], mayTypes: [/^src\/elements\//] },
  { from: /^src\/cdn\//, may: [/^src\/(elements|visitor)\//] },
  { from: /^src\/visitor\//, may: [/^src\/(elements|protocol|wire)\//] },
  { from: /^src\/pages\//, may: [/^src\/(protocol|texts|wire)\//] },
  { from: /^src\/endpoint\//, may: [/^src\/wire\//] },
  // Runs where there is no Node, which the platform needs.
  {
    from: /^src\/upstreams\/platform\/platform-http/,
    may: [/^src\/wire\//, /^src\/endpoint\/upstream\.ts$/, /^src\/upstreams\/http\//],
  },
  {
    from: /^src\/upstreams\/platform\//,
    may: [/^src\/wire\//, /^src\/endpoint\/upstream\.ts$/, /^src\/platform\//],
  },
  {
    from: /^src\/upstreams\/flg\//,
    may: [/^src\/wire\//, /^src\/endpoint\/upstream\.ts$/, /^src\/upstreams\/http\//],
  },
  { from: /^src\/upstreams\//, may: [/^src\/wire\//, /^src\/endpoint\/upstream\.ts$/] },
  { from: /^src\/database\//, may: [], mayTypes: [/^src\/wire\//] },
  {
    from: /^src\/platform\/.*-store\.ts$/,
    may: [/^src\/(database|wire)\//, /^src\/platform\//],
  },
  {
    from: /^src\/platform\//,
    may: [/^src\/(texts|wire)\//, /^src\/platform\//],
    mayTypes: [/^src\/database\//],
  },
  { from: /^src\/node\//, may: [/^src\/wire\//] },
  { from: /^src\/cli\//, may: [/^src\//] },
  { from: ENTRY, may: [/^src\/[a-z-]+\//] },
]

/** What is wrong with one import, or null. */
export function breach(file: string, { target, own, typeOnly }: Import): string | null {
  if (!own) return null
  const rule = RULES.find(({ from }) => from.test(file))
  if (rule === undefined) return 'no import rule covers this file; add one'
  // One entry may hold all of another, as the one that defines the elements does.
  if (ENTRY.test(file)) return null
  if (ENTRY.test(target) && !file.startsWith('src/cli/')) {
    return 'entry files are for users; import the module itself'
  }
  const home = file.split('/', 2).join('/') + '/'
  const nested = file.startsWith('src/upstreams/') ? file.split('/', 3).join('/') + '/' : home
  if (target.startsWith(nested) && !file.startsWith('src/platform/')) return null
  if (rule.may.some((pattern) => pattern.test(target))) return null
  if (typeOnly && rule.mayTypes?.some((pattern) => pattern.test(target))) return null
  const what = rule.mayTypes?.some((pattern) => pattern.test(target))
    ? 'as types only'
    : 'not at all'
  return `may import it ${what}`
}
