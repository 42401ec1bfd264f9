import { v5, v7, validate } from 'uuid'

/** Ids sort by time of making, so that new rows land at the end of their index. RFC 9562 §5.7. */
export function newId(): string {
  return v7()
}

/** PostgreSQL refuses a malformed uuid with an error of its own: ask here before a query. */
export function isId(text: string): boolean {
  return validate(text)
}

/** The same id for the same name: what a workspace file names without an id. RFC 9562 §5.5. */
export function idOfName(parentId: string, noun: string, name: string): string {
  return v5(`${noun}:${name}`, parentId)
}
