/** Markdown tables of each element, from the custom elements manifest. */
import { cell, code, table } from './markdown-table.ts'

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

export interface Manifest {
  modules: { declarations: Declaration[] }[]
}

/** That an attribute or property may be absent goes without saying. */
const typeName = ({ type }: Named) => type?.text.replaceAll(/ \| (null|undefined)\b/g, '')

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

type TheElement = Declaration & { tagName: string }

const elementsOf = (manifest: Manifest): TheElement[] =>
  manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter((one): one is TheElement => one.customElement === true && one.tagName !== undefined)

/** One renderer per element, under its tag name. */
export function elementTables(manifest: Manifest): Record<string, () => string> {
  return Object.fromEntries(
    elementsOf(manifest).map((element) => [element.tagName, () => sections(element)]),
  )
}

/** Of several lists each name once; which elements have it, where not all do. */
function once<Item extends Named>(
  elements: readonly TheElement[],
  list: (element: TheElement) => readonly Item[],
): Item[] {
  const found = new Map<string, { item: Item; tags: string[] }>()
  for (const element of elements) {
    for (const item of list(element)) {
      const entry = found.get(item.name)
      if (entry) entry.tags.push(element.tagName)
      else found.set(item.name, { item, tags: [element.tagName] })
    }
  }
  const isShared = ({ tags }: { tags: string[] }) => tags.length === elements.length
  const all = [...found.values()]
  const ownFirst = [...all.filter((one) => !isShared(one)), ...all.filter(isShared)]
  return ownFirst.map(({ item, tags }) =>
    isShared({ tags })
      ? item
      : { ...item, description: `${item.description ?? ''} Only \`<${tags.join('>`, `<')}>\`.` },
  )
}

/** What all elements have together, in one table for each kind of thing. */
export function elementSheet(manifest: Manifest): Declaration {
  const elements = elementsOf(manifest)
  return {
    attributes: once(elements, ({ attributes = [] }) => attributes),
    members: once(elements, ({ members = [] }) => members),
    events: once(elements, ({ events = [] }) => events),
    slots: once(elements, ({ slots = [] }) => slots),
    cssParts: once(elements, ({ cssParts = [] }) => cssParts),
    cssStates: once(elements, ({ cssStates = [] }) => cssStates),
    cssProperties: once(elements, ({ cssProperties = [] }) => cssProperties),
  }
}

/** The tables of one thing of them, by what it is. */
export const sheetTables = (sheet: Declaration): Record<string, () => string> => ({
  'sheet-attributes': () => attributes(sheet),
  'sheet-properties': () => properties(sheet),
  'sheet-methods': () => methods(sheet),
  'sheet-slots': () => named('slot', sheet.slots),
  'sheet-parts': () => named('part', sheet.cssParts),
  'sheet-states': () => named('state', sheet.cssStates),
  'sheet-custom-properties': () => named('property', sheet.cssProperties),
})
