/** From an instant on, and before another one; what is absent is unbounded. */
export interface Span {
  from?: Date | undefined
  until?: Date | undefined
}

/**
 * What became of the mails of a journey or a step. Each mail counts once for each
 * of these, however often it was opened, on the day of the first time.
 */
const MAIL_FIGURES = [
  'queued',
  'sent',
  'dropped',
  'failed',
  'opened',
  'clicked',
  'converted',
  'viewed',
  'forwarded',
  'unsubscribed',
  'bounced',
  'complained',
] as const
export type MailFigure = (typeof MAIL_FIGURES)[number]

/** What runs come to; at a step, what came of those who came to it. */
const RUN_FIGURES = ['waiting', 'completed', 'stopped', 'abandoned', 'failed'] as const
export type RunFigure = (typeof RUN_FIGURES)[number]

/**
 * The figures of a journey, of one of its steps, or of one day.
 *
 * | | of a journey | of a step |
 * | --- | --- | --- |
 * | entered | runs that began | how often somebody came to it: the sum of the five below |
 * | waiting | are inside now | stand there now |
 * | completed | came to an end | it was done, or the run came to its end there |
 * | stopped | were taken out | while they stood there |
 * | abandoned | missed the deadline of the goal | while they stood there |
 * | failed | could not go on | it could not be done, or what it had set going was given up |
 *
 * These count on the day on which the run began, in UTC: whoever came in on Monday
 * and bought something on Friday is one of Monday's. Mails, conversions and revenue
 * count on the day on which they happened.
 */
export interface Figures extends Record<RunFigure, number> {
  entered: number
  /** Of leads who were inside, or to which a mail of the journey has led; at a step, the latter. */
  conversions: number
  /** What those conversions were worth, in whatever currency they were told in. */
  revenue: number
  mails: Record<MailFigure, number>
}

export function noFigures(): Figures {
  const zeros = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  return {
    entered: 0,
    ...zeros(RUN_FIGURES),
    conversions: 0,
    revenue: 0,
    mails: zeros(MAIL_FIGURES),
  }
}
