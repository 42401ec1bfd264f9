export type State = 'active' | 'paused' | 'frozen' | 'unpublished' | 'archived'

/** What an owner may say to a journey, as the four vendors have it together. */
export type Action =
  | 'activate'
  | 'pause'
  | 'freeze'
  | 'unfreeze'
  | 'unpublish'
  | 'archive'
  | 'restore'
/** Neither archived nor gone. */
export const LIVING: readonly State[] = ['active', 'paused', 'frozen', 'unpublished']
/** Where each may be said. */
export const ALLOWED: Readonly<Record<Action, readonly State[]>> = {
  activate: LIVING,
  pause: ['active'],
  freeze: ['active'],
  unfreeze: ['frozen'],
  unpublish: ['active'],
  archive: LIVING,
  restore: ['archived'],
}
/** What each makes of it. */
export const BECOMES: Readonly<Record<Action, State>> = {
  activate: 'active',
  pause: 'paused',
  freeze: 'frozen',
  unfreeze: 'paused',
  unpublish: 'unpublished',
  archive: 'archived',
  restore: 'unpublished',
}
