import { createHash } from 'node:crypto'
import type { Answers, FormField } from '../../wire/form.ts'
import { inLetters } from '../sessions/answers-changed.ts'

/** Letters of a hash: one in four thousand millions is another's by chance. */
const LENGTH = 6

/** What stood in a form when it was shown, so short that the form can carry it: a hash of each answer. */
export function seenAnswers(fields: readonly FormField[], values: Answers): string {
  return fields.map((field) => hashOf(field, values)).join('.')
}

/** What somebody else has answered since a form was shown, and what its visitor has. */
export interface Meeting {
  /** The last answer of each, as far as it is settled. */
  settled: Answers
  /** Answered elsewhere, and not touched here. */
  taken: FormField[]
  /** Answered elsewhere and here, each otherwise. */
  differing: FormField[]
}

/**
 * Tells who has changed what. A form that does not say what it has shown has seen it all.
 * @param seen As `seenAnswers` has written it.
 */
export function meetAnswers(
  fields: readonly FormField[],
  { seen, typed, stored }: { seen: string | null; typed: Answers; stored: Answers },
): Meeting {
  const hashes = seen?.split('.') ?? []
  const meeting: Meeting = { settled: { ...typed }, taken: [], differing: [] }
  if (hashes.length !== fields.length) return meeting
  for (const [index, field] of fields.entries()) {
    const [before, there, here] = [hashes[index], hashOf(field, stored), hashOf(field, typed)]
    if (there === before || there === here) continue
    delete meeting.settled[field.id]
    meeting[here === before ? 'taken' : 'differing'].push(field)
  }
  return meeting
}

function hashOf({ id }: FormField, values: Answers): string {
  const letters = inLetters((Object.hasOwn(values, id) ? values[id] : undefined) ?? '')
  if (letters === '') return ''
  return createHash('sha256').update(letters).digest('base64url').slice(0, LENGTH)
}
