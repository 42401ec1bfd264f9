import { octethAction, octethTrigger } from '../enrollments/records-fixture.ts'
import type { RecordsFixture } from '../enrollments/records-fixture.ts'
import { draw, on } from '../enrollments/engine-fixture.ts'

/** Tuesdays from nine to five by the lead's clock. */
const WINDOW = {
  TimeConstraintEnabled: true,
  DontSendBefore: '09:00',
  DontSendAfter: '17:00',
  AllowedDays: [2],
}

/** Ten kinds of Octeth's actions and an eleventh that ends it, one behind the other. */
export function tenActions(
  { vip, cold, city, news, club }: RecordsFixture,
  { emails, hook, second }: { emails: readonly [number, number]; hook: string; second: number },
) {
  const nodes = {
    start: on('go'),
    welcome: octethAction('SendEmail', { EmailID: emails[0] }),
    tag: octethAction('AddTag', { TargetTagID: vip }),
    untag: octethAction('RemoveTag', { TargetTagID: cold }),
    field: octethAction('UpdateCustomFieldValue', {
      TargetCustomFieldID: city,
      NewCustomFieldValue: 'Bath',
    }),
    join: octethAction('Subscribe', { TargetListID: news }),
    leave: octethAction('Unsubscribe', { TargetListID: club }),
    wait: {
      type: 'WAIT' as const,
      kind: 'Wait',
      config: { WaitUnit: 'hours', WaitAmount: 1, ...WINDOW },
    },
    decide: {
      type: 'CONDITION' as const,
      kind: 'Decision',
      config: {
        CriteriaOperator: 'and',
        Criteria: [{ Property: 'city', Operator: 'equals', Value: 'Bath' }],
      },
    },
    hook: octethAction('Webhook', { WebhookURL: hook }),
    goodbye: octethAction('SendEmail', { EmailID: emails[1] }),
    other: octethAction('StartJourney', { TargetJourneyID: second }),
    end: { type: 'EXIT' as const, kind: 'ExitThisJourney' },
  }
  const names = Object.keys(nodes)
  const edges = names
    .slice(1)
    .map((name, at): Parameters<typeof draw>[1][number] =>
      names[at] === 'decide' ? ['decide', name, 'true'] : [names[at] ?? '', name],
    )
  return draw({ ...nodes, wrong: { type: 'EXIT' } }, [...edges, ['decide', 'wrong', 'false']])
}

/** What another journey is for, that is begun by the first. */
export const waiting = () =>
  draw(
    { start: octethTrigger('Manual'), wait: { type: 'WAIT', config: { until: '2900-01-01' } } },
    [['start', 'wait']],
  )

export const TEN_OUTCOMES = [
  'start entered',
  'welcome sent',
  'tag tagged',
  'untag untagged',
  'field field-set',
  'join subscribed',
  'leave unsubscribed',
  'wait waited',
  'decide decided true',
  'hook sent',
  'goodbye sent',
  'other started',
  'end exit',
]
