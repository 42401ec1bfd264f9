/** What the probe writes when it is asked, one a line. */
export interface Sample {
  /** Milliseconds of the epoch. */
  at: number
  /** That the process has been sent so far. */
  requests: number
  /** Bytes of JavaScript objects that somebody can still reach. */
  heap: number
  /** Bytes of what the engine has compiled of the code so far: it goes on for an hour and more. */
  code: number
  /** Bytes outside of the heap that JavaScript objects hold: buffers, and PGlite's memory. */
  external: number
  /** Bytes of the process that are in memory. */
  resident: number
  /** Open file descriptors, sockets among them. */
  files: number
  sockets: number
  /** Timers, sockets, requests …: what keeps a process alive. */
  handles: number
  /** Milliseconds that the event loop was late since the sample before: in 99 cases of 100, at most. */
  late: number
  /** The longest. */
  latest: number
}

/** Where the probe writes, and how many bytes it shall keep of each request, to see whether that shows. */
export const PROBE_FILE = 'SOAK_PROBE'
export const PROBE_KEEPS = 'SOAK_KEEPS'
