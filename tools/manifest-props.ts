/** What an app sets on the elements and hears of them, from the custom elements manifest. */

interface Named {
  name: string
  description?: string
  type?: { text: string }
  fieldName?: string
  attribute?: string
  kind?: string
  privacy?: string
  readonly?: boolean
  static?: boolean
  inheritedFrom?: unknown
}

interface Declaration {
  name: string
  tagName?: string
  attributes?: Named[]
  members?: Named[]
  events?: Named[]
}

export interface PropOf {
  name: string
  /** Its name in markup; none where markup cannot or must not hold it. */
  attribute?: string
  type: string
  description: string
  shared: boolean
}

interface Props {
  shared: PropOf[]
  own: { title: string; props: PropOf[] }[]
  events: { name: string; type: string; description: string }[]
}

/** What lets whoever has it into a session is in no markup, which servers cache and logs keep. */
const SECRET = ['token', 'publicUrl']

/** `session-ready` is listened to with `onSessionReady`. */
export const eventTypeOf = (name: string): string =>
  `on-${name}`.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())

export function propsOf(manifest: unknown): Props {
  const { modules } = manifest as { modules: { declarations: Declaration[] }[] }
  const elements = modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
  const all = elements.map((element) => ({ title: element.name, props: elementProps(element) }))
  const [first] = elements
  if (elements.length !== 2 || !first) throw new Error('the manifest has not both elements')
  const events = (first.events ?? []).map(({ name, type, description = '' }) => ({
    name,
    type: type?.text ?? 'Event',
    description,
  }))
  return {
    shared: all[0]?.props.filter(({ shared }) => shared) ?? [],
    own: all.map(({ title, props }) => ({ title, props: props.filter(({ shared }) => !shared) })),
    events,
  }
}

function elementProps({ attributes = [], members = [] }: Declaration): PropOf[] {
  const inMarkup = attributes.map((one) =>
    prop(one, one.fieldName ?? one.name, SECRET.includes(one.fieldName ?? '') ? '' : one.name),
  )
  const onlySet = members
    .filter(
      ({ kind, attribute, privacy, readonly, name, type, ...one }) =>
        kind === 'field' &&
        attribute === undefined &&
        (privacy ?? 'public') === 'public' &&
        !readonly &&
        !one.static &&
        !name.startsWith('#') &&
        type !== undefined,
    )
    .map((one) => prop(one, one.name, ''))
  return [...inMarkup, ...onlySet]
}

/** That a property may be left out is said in each: apps compile with `exactOptionalPropertyTypes`, too. */
function prop({ type, description = '', inheritedFrom }: Named, name: string, attribute: string) {
  const text = type?.text ?? 'unknown'
  return {
    name,
    ...(attribute && { attribute }),
    type: text.endsWith('| undefined') ? text : `${text} | undefined`,
    description,
    shared: inheritedFrom !== undefined,
  }
}
