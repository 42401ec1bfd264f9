import type { JourneyNode } from '../../../../src/platform/journeys/graph.ts'
import { octethAction } from '../records-fixture.ts'
import type { World } from './world.ts'

type DrawnNode = Partial<JourneyNode> & Pick<JourneyNode, 'type'>

/** A node to be come to, and what the ledger must say of it. */
export interface Kind {
  node: (world: World) => DrawnNode
  /** Names of its ways; null is the one for all others. By default that alone. */
  ways?: readonly (string | null)[]
  /** What is in the ledger, and behind it where the run has ended, by what has happened. */
  outcomes: {
    /** Nothing: it is over at once, or after two hours. */
    otherwise: string
    event?: string
    /** The event came when time was up, and nobody had looked. */
    late?: string
    goal?: string
  }
}

const TWO_HOURS = { amount: 2, unit: 'hours' }

/** Where somebody stands for two hours, or until he has done what is waited for. */
export const STOPS: Readonly<Record<string, Kind>> = {
  WAIT: {
    node: () => ({ type: 'WAIT', config: { duration: TWO_HOURS } }),
    outcomes: { otherwise: 'waited' },
  },
  WAIT_FOR_EVENT: {
    node: () => ({ type: 'WAIT_FOR_EVENT', config: { eventName: 'paid', timeout: TWO_HOURS } }),
    ways: ['timeout', 'event'],
    outcomes: { otherwise: 'timeout timeout', event: 'event event' },
  },
  CONTENT: {
    node: ({ formId }) => ({
      type: 'CONTENT',
      contentId: formId,
      config: { contentType: 'flow', timeout: TWO_HOURS },
    }),
    ways: ['timeout', 'completed'],
    outcomes: {
      otherwise: 'timeout timeout',
      event: 'completed completed',
      // What is filled in is filled in, by the time that somebody looks.
      late: 'completed completed',
    },
  },
}

const action = (kind: string, outcome: string, config: (world: World) => object = () => ({})) => ({
  node: (world: World) => octethAction(kind, { ...config(world) }),
  outcomes: { otherwise: outcome },
})

/** Where nobody stands. */
export const PASSAGES: Readonly<Record<string, Kind>> = {
  CONDITION: {
    node: () => ({
      type: 'CONDITION',
      config: {
        branches: [
          { handle: 'vip', criteria: [{ Property: 'tags', Operator: 'contains', Value: 'vip' }] },
        ],
      },
    }),
    ways: ['vip', null],
    outcomes: { otherwise: 'decided else' },
  },
  SPLIT: {
    node: () => ({ type: 'SPLIT', config: { weights: { left: 0, right: 100 } } }),
    ways: ['left', 'right'],
    outcomes: { otherwise: 'drawn right' },
  },
  GOAL_CHECK: {
    node: () => ({ type: 'GOAL_CHECK' }),
    ways: ['success', 'fallback'],
    outcomes: { otherwise: 'no-goal fallback', goal: 'goal success' },
  },
  EXIT: {
    node: () => ({ type: 'EXIT', config: { reason: 'enough' } }),
    ways: [],
    outcomes: { otherwise: 'exit' },
  },
  SendEmail: action('SendEmail', 'queued', ({ hello }) => ({ EmailID: hello })),
  Webhook: action('Webhook', 'queued', () => ({ WebhookURL: 'https://hooks.example/journey' })),
  SendSMS: action('SendSMS', 'queued', () => ({ Message: 'Hello' })),
  AddTag: action('AddTag', 'tagged', ({ vip }) => ({ TargetTagID: vip })),
  RemoveTag: action('RemoveTag', 'untagged', ({ cold }) => ({ TargetTagID: cold })),
  UpdateCustomFieldValue: action('UpdateCustomFieldValue', 'field-set', ({ city }) => ({
    TargetCustomFieldID: city,
    NewCustomFieldValue: 'Bath',
  })),
  Subscribe: action('Subscribe', 'subscribed', ({ news }) => ({ TargetListID: news })),
  Unsubscribe: action('Unsubscribe', 'unsubscribed', ({ club }) => ({ TargetListID: club })),
  StartJourney: action('StartJourney', 'started', ({ second }) => ({
    TargetJourneyID: second.number,
  })),
  ExitJourney: action('ExitJourney', 'exited', ({ first }) => ({ TargetJourneyID: first.number })),
  ExitAllOtherJourneys: action('ExitAllOtherJourneys', 'exited'),
  ExitAllJourneys: { ...action('ExitAllJourneys', 'exit'), ways: [] },
  DeleteSubscriber: { ...action('DeleteSubscriber', 'deleted'), ways: [] },
  Debug: action('Debug', 'not-carried-out'),
}
