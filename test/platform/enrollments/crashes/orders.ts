import type { Kind } from './kinds.ts'

/**
 * What happens, one after the other:
 *
 * | word | |
 * | --- | --- |
 * | enter | what lets the lead in |
 * | event | what the node waits for, or what nobody waits for |
 * | goal | what meets the journey's goal |
 * | watch 2 | hours pass, then the worker looks |
 * | sleep 2 | hours pass, and no worker looks |
 *
 * and what an owner says. With `!` before it, it is tried with a crash at each of its statements.
 */
export type Moment = `${'' | '!'}${Word}`
export type OwnersWord = 'pause' | 'freeze' | 'unfreeze' | 'archive' | 'publish'
type Word = 'enter' | 'event' | 'goal' | `${'watch' | 'sleep'} ${number}` | OwnersWord

export interface Order {
  happens: readonly Moment[]
  /** By what the node is left; without it, it is never. */
  by?: keyof Kind['outcomes']
  /** Status and reason where it is not left. */
  ends?: string
  /** An hour is waited before the node. */
  waitsBefore?: boolean
  exitOnGoal?: boolean
  /** Where it may make a difference; by default everywhere. */
  kinds?: readonly string[]
}

/** At nodes where somebody stands for two hours. */
export const AT_STOPS: Readonly<Record<string, Order>> = {
  'and nothing happens': { happens: ['!enter', '!watch 2'], by: 'otherwise' },
  'the event before': { happens: ['event', 'enter', 'watch 2'], by: 'otherwise' },
  'the event during': { happens: ['enter', 'watch 1', '!event', 'watch 1'], by: 'event' },
  'the event after': { happens: ['enter', 'watch 2', '!event'], by: 'otherwise' },
  'the event in time, heard in the last minute': {
    happens: ['enter', 'sleep 1.99', '!event', 'watch 1'],
    by: 'event',
  },
  'the event too late, before a worker looks': {
    happens: ['enter', 'sleep 3', '!event'],
    by: 'late',
  },
  'the event in time, too late for the worker': {
    happens: ['enter', 'watch 1', 'event', '!watch 3'],
    by: 'event',
  },
  'the event while it is paused': {
    happens: ['enter', '!pause', 'event', '!watch 2'],
    by: 'event',
  },
  'the event while it is frozen': {
    happens: ['enter', '!freeze', '!event', 'watch 3', '!unfreeze', '!watch 0.1'],
    by: 'event',
  },
  'frozen beyond its time': {
    happens: ['enter', 'freeze', 'watch 3', 'unfreeze', '!watch 0.1'],
    by: 'otherwise',
  },
  'the event after the journey was archived': {
    happens: ['enter', '!archive', 'event', 'watch 3'],
    ends: 'stopped archived',
  },
  'the event after a new version was published': {
    happens: ['enter', '!publish', 'event', 'watch 2'],
    by: 'event',
  },
  'the goal before': { happens: ['goal', 'enter', 'watch 2'], by: 'otherwise', exitOnGoal: true },
  'the goal during': {
    happens: ['enter', 'watch 1', '!goal', 'watch 1'],
    ends: 'completed goal',
    exitOnGoal: true,
  },
  'the goal when its time is up, before a worker looks': {
    happens: ['enter', 'sleep 2', '!goal'],
    by: 'otherwise',
    exitOnGoal: true,
  },
  'the goal after': { happens: ['enter', 'watch 2', 'goal'], by: 'otherwise', exitOnGoal: true },
}

const SOME = ['CONDITION', 'SendEmail', 'AddTag']

/** At nodes where nobody stands. */
export const AT_PASSAGES: Readonly<Record<string, Order>> = {
  'at once': { happens: ['!enter'], by: 'otherwise' },
  'by the worker': { happens: ['enter', '!watch 1'], by: 'otherwise', waitsBefore: true },
  'by an event that finds it due': {
    happens: ['enter', 'sleep 1', '!event'],
    by: 'otherwise',
    waitsBefore: true,
  },
  'while it is paused': {
    happens: ['enter', 'pause', 'watch 1'],
    by: 'otherwise',
    waitsBefore: true,
    kinds: SOME,
  },
  'late, since it was frozen': {
    happens: ['enter', 'freeze', 'watch 2', 'unfreeze', 'watch 0.1'],
    by: 'otherwise',
    waitsBefore: true,
  },
  'never, since it was archived': {
    happens: ['enter', 'archive', 'watch 2'],
    ends: 'stopped archived',
    waitsBefore: true,
  },
  'after a new version was published': {
    happens: ['enter', 'publish', 'watch 1'],
    by: 'otherwise',
    waitsBefore: true,
    kinds: SOME,
  },
  'the goal before': {
    happens: ['goal', 'enter', 'watch 1'],
    by: 'otherwise',
    waitsBefore: true,
    kinds: ['GOAL_CHECK'],
  },
  'the goal meanwhile': {
    happens: ['enter', 'goal', 'watch 1'],
    by: 'goal',
    waitsBefore: true,
    kinds: ['GOAL_CHECK'],
  },
  'the goal after': {
    happens: ['enter', 'watch 1', 'goal'],
    by: 'otherwise',
    waitsBefore: true,
    kinds: ['GOAL_CHECK'],
  },
}
