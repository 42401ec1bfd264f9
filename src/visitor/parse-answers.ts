import type { SessionToOpen, VisitorIdentified, VisitorTrigger } from '../wire/visitor.ts'
import { TAGS } from './open-session.ts'
import { TRIGGERS } from './triggers/triggers.ts'

/** Those of a list that are flat objects with one of the words under a name. */
function objects<T>(list: unknown, name: string, words: object): T[] {
  return (Array.isArray(list) ? (list as Record<string, unknown>[]) : []).filter(
    (one) =>
      Object.hasOwn(words, Object(one)[name] as string) &&
      Object.values(one).every((part) => /string|number/.test(typeof part)),
  ) as T[]
}

/**
 * Null for what is no such answer. A trigger of a type that we do not know is
 * left out; whether it has all that its type needs is seen when it is watched for.
 */
export function parseIdentified(value: unknown): VisitorIdentified | null {
  const { visitor, triggers } = Object(value) as Record<keyof VisitorIdentified, unknown>
  if (!visitor || typeof visitor !== 'string') return null
  return { visitor, triggers: objects<VisitorTrigger>(triggers, 'type', TRIGGERS) }
}

/** What is no session is left out; its link is looked at by the element that shows it. */
export function parseOpen(value: unknown): SessionToOpen[] {
  return objects((Object(value) as { open?: unknown }).open, 'kind', TAGS)
}
