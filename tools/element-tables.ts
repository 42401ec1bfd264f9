/** Markdown tables of each element, from the custom elements manifest. */

interface Named {
  name: string
  description?: string
  type?: { text: string }
  default?: string
}

interface Member extends Named {
  kind: 'field' | 'method'
  privacy?: 'private' | 'protected' | 'public'
  static?: boolean
  readonly?: boolean
  attribute?: string
  parameters?: Named[]
  return?: { type?: { text: string } }
}

interface Declaration {
  customElement?: boolean
  tagName?: string
  attributes?: Named[]
  members?: Member[]
  events?: Named[]
  slots?: Named[]
  cssParts?: Named[]
  cssProperties?: Named[]
  cssStates?: Named[]
}

interface Manifest {
  modules: { declarations: Declaration[] }[]
}

const cell = (text: string | undefined) =>
  (text ?? '').replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
const code = (text: string | undefined) =>
  text === undefined || text === '' ? '' : `\`${cell(text)}\``

/** That an attribute or property may be absent goes without saying. */
const typeName = ({ type }: Named) => type?.text.replaceAll(/ \| (null|undefined)\b/g, '')

function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '_None._'
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const isPublic = ({ name, privacy, static: isStatic }: Member) =>
  !isStatic && (privacy ?? 'public') === 'public' && !/^(_|#)/.test(name)

/** Inherited from Lit or the platform and of no interest to a user. */
const LIFECYCLE =
  /^(render|connected|disconnected|connectedMove|adopted|attributeChanged|form\w+|willUpdate|updated|firstUpdated|createRenderRoot|requestUpdate)/

const attributes = (element: Declaration) =>
  table(
    ['attribute', 'type', 'default', ''],
    (element.attributes ?? []).map((one) => [
      code(one.name),
      code(typeName(one)),
      code(one.default),
      cell(one.description),
    ]),
  )

const properties = (element: Declaration) =>
  table(
    ['property', 'type', ''],
    (element.members ?? [])
      .filter(
        (member) => member.kind === 'field' && member.attribute === undefined && isPublic(member),
      )
      .map((one) => [code(one.name), code(typeName(one)), cell(one.description)]),
  )

const methods = (element: Declaration) =>
  table(
    ['method', ''],
    (element.members ?? [])
      .filter(
        (member) => member.kind === 'method' && isPublic(member) && !LIFECYCLE.test(member.name),
      )
      .map((one) => [
        code(`${one.name}(${(one.parameters ?? []).map(({ name }) => name).join(', ')})`),
        cell(one.description),
      ]),
  )

const events = (element: Declaration) =>
  table(
    ['event', 'class', ''],
    (element.events ?? []).map((one) => [
      code(one.name),
      code(typeName(one)),
      cell(one.description),
    ]),
  )

const named = (head: string, rows: Named[] | undefined) =>
  table(
    [head, ''],
    (rows ?? []).map((one) => [
      one.name === '' ? '_default_' : code(one.name),
      cell(one.description),
    ]),
  )

function sections(element: Declaration): string {
  return [
    ['Attributes', attributes(element)],
    ['Properties without an attribute', properties(element)],
    ['Methods', methods(element)],
    ['Events', events(element)],
    ['Slots', named('slot', element.slots)],
    ['Parts', named('part', element.cssParts)],
    ['States, for `:state(…)`', named('state', element.cssStates)],
    ['Custom properties', named('property', element.cssProperties)],
  ]
    .map(([title, body]) => `### ${title}\n\n${body}`)
    .join('\n\n')
}

/** One renderer per element, under its tag name. */
export function elementTables(manifest: Manifest): Record<string, () => string> {
  const elements = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter(
      (one): one is Declaration & { tagName: string } =>
        one.customElement === true && one.tagName !== undefined,
    )
  return Object.fromEntries(elements.map((element) => [element.tagName, () => sections(element)]))
}
