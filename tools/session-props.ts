/**
 * Writes `src/props/session-props.ts`, what React and Vue know of the elements, from the custom
 * elements manifest. With `--check` it writes nothing and fails when the file is stale.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { eventTypeOf, propsOf, type PropOf } from './manifest-props.ts'

const ROOT = resolve(import.meta.dirname, '..')
const FILE = 'src/props/session-props.ts'

const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8')
const { shared, own, events } = propsOf(JSON.parse(read('dist/custom-elements.json')))

const comment = (text: string) => `  /** ${text.replaceAll(/\s*\n\s*/g, ' ')} */`
const member = ({ name, type, description }: PropOf) =>
  [comment(description), `  ${name}?: ${type}`].join('\n')
const listener = (name: string, type: string, description: string) =>
  [comment(description), `  ${name}?: ((event: ${type}) => void) | undefined`].join('\n')
const rows = (pairs: [string, string][]) =>
  pairs.map(([name, value]) => `  ${name}: '${value}',`).join('\n')

const all = [...shared, ...own.flatMap(({ props }) => props)]
const attributes = all.flatMap(({ name, attribute }) => (attribute ? [[name, attribute]] : []))
const properties = all.flatMap(({ name, attribute }) => (attribute ? [] : [name]))
const types = events.map(({ type }) => type).toSorted()

const source = `// Made by tools/session-props.ts from the custom elements manifest: "npm run docs" makes it anew.
import type {
${types.map((type) => `  ${type},`).join('\n')}
} from '../elements/session-events.ts'

/** What both elements take. */
export interface SessionProps {
${shared.map(member).join('\n')}
}

${own
  .map(
    ({ title, props }) =>
      `export interface ${title}Props extends SessionProps {\n${props.map(member).join('\n')}\n}`,
  )
  .join('\n\n')}

/** What both elements tell. */
export interface SessionListeners {
${events.map(({ name, type, description }) => listener(eventTypeOf(name), type, description)).join('\n')}
}

/** Properties that markup may hold, under their names there. */
export const ATTRIBUTES = {
${rows(attributes as [string, string][])}
} as const satisfies Partial<Record<${own.map(({ title }) => `keyof ${title}Props`).join(' | ')}, string>>

/** Properties that no markup holds: it cannot, or they are the visitor's own. */
export const PROPERTIES = [
${properties.map((name) => `  '${name}',`).join('\n')}
] as const satisfies (keyof SessionProps)[]

/** Listeners, and the events they are for. */
export const EVENTS = {
${rows(events.map(({ name }) => [eventTypeOf(name), name]))}
} as const satisfies Record<keyof SessionListeners, string>
`

const { stdout: text } = spawnSync('oxfmt', ['--stdin-filepath', FILE], {
  cwd: ROOT,
  input: source,
  encoding: 'utf8',
})
if (!text) throw new Error('oxfmt has formatted nothing')

if (process.argv.includes('--check')) {
  const fresh = read(FILE) === text
  if (fresh) console.log(`props: ${all.length} properties and ${events.length} events fresh`)
  else console.error(`props: ${FILE} is stale; run "npm run docs" and commit`)
  process.exit(fresh ? 0 : 1)
}
writeFileSync(resolve(ROOT, FILE), text)
console.log(`props: written: ${FILE}`)
