/** Where a session stands. `failed` and `blocked` come with an error. */
export type SessionState =
  /** Waits for the viewport, or for the element to be in a page. */
  | 'idle'
  /** The endpoint is being asked. */
  | 'creating'
  /** The frame is in the page. */
  | 'loading'
  | 'ready'
  | 'submitted'
  | 'completed'
  | 'closed'
  | 'expired'
  | 'failed'
  | 'blocked'
