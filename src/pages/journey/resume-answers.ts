import { isServersOwn, takesAnswer } from '../../wire/form-flow.ts'
import type { Answers, FormField } from '../../wire/form.ts'
import type { JourneyPageData } from '../../wire/page.ts'
import type { FormControls } from './form-controls.ts'
import { isSame } from './is-same.ts'
import type { Replaced } from './other-window.ts'
import type { Unsaved } from './unsaved-answers.ts'

/** What the controls held when the page opened. */
export interface Resumed {
  /** Typed before the script ran, or put back by the browser on a reload. */
  typed: FormField[]
  /** Put back by the browser, and older than what somebody saved elsewhere. */
  replaced: Replaced[]
}

/**
 * Puts back what an earlier life of this page could not save, and finds what else
 * the controls hold that the server did not send.
 */
export function resumeAnswers(
  controls: FormControls,
  { values, rev }: Pick<JourneyPageData, 'values' | 'rev'>,
  kept: Unsaved | null,
): Resumed {
  const own: Answers = { ...kept?.batch?.values, ...kept?.changed }
  const isOlder = kept !== null && rev > kept.rev
  const resumed: Resumed = { typed: [], replaced: [] }
  for (const field of controls.fields.filter(takesAnswer)) {
    // A browser may put back what was there before; the server alone knows.
    if (isServersOwn(field)) {
      controls.write(field, valueOf(values, field) ?? '')
      continue
    }
    const known = valueOf(own, field) ?? valueOf(values, field) ?? ''
    const before = controls.read(field)
    if (isSame(field, before, known)) continue
    const isOwn = valueOf(own, field) !== undefined
    if (isOwn || isOlder) controls.write(field, known)
    if (!isOwn && isOlder) resumed.replaced.push({ field, before })
    else if (!isOwn) resumed.typed.push(field)
  }
  return resumed
}

/** Writes answers of elsewhere into the controls. */
export function adoptAnswers(controls: FormControls, values: Answers): Replaced[] {
  const replaced: Replaced[] = []
  for (const field of controls.fields) {
    // One that was cancelled elsewhere is not there any more.
    const none = field.type === 'appointment' ? '' : undefined
    const value = valueOf(values, field) ?? none
    if (value === undefined) continue
    const before = controls.read(field)
    if (isSame(field, before, value)) continue
    controls.write(field, value)
    if (takesAnswer(field) && field.type !== 'hidden' && !isServersOwn(field))
      replaced.push({ field, before })
  }
  return replaced
}

function valueOf(values: Answers, { id }: FormField): Answers[string] | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined
}
