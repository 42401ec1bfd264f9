import type { ATTRIBUTES, EVENTS, SessionListeners } from './session-props.ts'

type Attributes = typeof ATTRIBUTES
type Events = typeof EVENTS

/** Properties under their names in markup: `token-url`. What no markup holds keeps its name. */
export type MarkupProps<Props> = {
  [Name in keyof Props as Name extends keyof Attributes ? Attributes[Name] : Name]?: Props[Name]
}

/** Listeners under the events' names: with the prefix `on`, `onsession-completed`. */
export type MarkupListeners<Prefix extends string> = {
  [Name in keyof Events as `${Prefix}${Events[Name]}`]?: SessionListeners[Name]
}
