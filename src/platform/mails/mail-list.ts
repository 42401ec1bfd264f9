import type { RunningVersion } from '../journeys/running-version-store.ts'

/** What a mail is sent to: a lead group by its id, or by Octeth's number of its list. */
export type MailList = { id: string } | { number: number } | null

/**
 * Which list a journey's mails belong to: that of its audience; else the one
 * whose joining is the only way in; else the lead's own. Whoever leaves it gets
 * none of them any more.
 */
export function listOfMails(
  { rules, triggers }: Pick<RunningVersion, 'rules' | 'triggers'>,
  ownListId: string | null,
): MailList {
  if (rules.audienceId !== null) return { id: rules.audienceId }
  const joined = triggers.map(({ type, config }) =>
    type === 'ListSubscription' ? Number(config['ListID']) : 0,
  )
  const [number = 0] = joined
  if (number > 0 && joined.every((one) => one === number)) return { number }
  return ownListId === null ? null : { id: ownListId }
}
