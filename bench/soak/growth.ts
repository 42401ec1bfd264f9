import { median } from '../common/statistics.ts'
import { slope, type Slope } from './slope.ts'
import type { Soaked } from './run-soak.ts'

/** How one thing that is counted went on, from when the server was warm. */
export interface Growth {
  what: string
  unit: 'MiB' | 'KiB' | ''
  /** Medians of the first and the last tenth. */
  begin: number
  end: number
  /** In an hour. */
  hourly: Slope
  /** For a thousand requests, or a thousand mounts. */
  byThousand: Slope
  /** More than that for a thousand is a leak; null: it is shown only. */
  most: number | null
}

/** What is made once and kept, such as compiled code and full caches, is made in this share of the time … */
const WARM_UP = 1 / 3
/** … and in as many requests and mounts, on a machine that does much else. */
const WARM_REQUESTS = 500
const WARM_MOUNTS = 30

const MIB = 2 ** 20
const KIB = 2 ** 10

/**
 * What a thousand requests may leave. Half a kilobyte of each would be found; an hour is long enough
 * to find fifty bytes, and three minutes are not.
 */
export interface Most {
  /** MiB. */
  heap: number
  external: number
  sockets: number
  files: number
  connections: number
  handles: number
}

export function serverGrowth({ samples, server }: Soaked, most: Most): Growth[] {
  const warm = samples
    .slice(Math.floor(samples.length * WARM_UP))
    .filter(({ requests }) => requests >= WARM_REQUESTS)
  const grow = (
    what: string,
    of: (sample: (typeof warm)[number]) => number,
    more: Pick<Growth, 'most' | 'unit'>,
  ) =>
    growth(
      what,
      warm.map((one) => ({ at: one.at, turn: one.requests, value: of(one) })),
      more,
    )
  return [
    grow('objects in the heap', ({ heap }) => heap / MIB, { unit: 'MiB', most: most.heap }),
    grow('compiled code', ({ code }) => code / MIB, { unit: 'MiB', most: null }),
    grow('buffers outside of it', ({ external }) => external / MIB, {
      unit: 'MiB',
      most: most.external,
    }),
    grow('memory of the process', ({ resident }) => resident / MIB, { unit: 'MiB', most: null }),
    grow('sockets', ({ sockets }) => sockets, { unit: '', most: most.sockets }),
    grow('other files', ({ files, sockets }) => files - sockets, {
      unit: '',
      // PGlite opens the files of its tables one by one, and keeps them open.
      most: server.terminate === null ? null : most.files,
    }),
    grow('timers, sockets, requests', ({ handles }) => handles, { unit: '', most: most.handles }),
    ...(server.terminate === null
      ? []
      : [
          grow('connections with PostgreSQL', ({ connections }) => connections, {
            unit: '',
            most: most.connections,
          }),
        ]),
    grow('event loop late by, ms (p99)', ({ late }) => late, { unit: '', most: null }),
  ]
}

/** Of the page that mounts and unmounts. */
export function pageGrowth({ held }: Soaked, most: { things: number; heap: number }): Growth[] {
  const warm = held
    .slice(Math.floor(held.length * WARM_UP))
    .filter(({ mounts }) => mounts >= WARM_MOUNTS)
  const grow = (what: 'nodes' | 'listeners' | 'documents' | 'heap') => {
    const by = what === 'heap' ? KIB : 1
    const points = warm.map((one) => ({ at: one.at, turn: one.mounts, value: one[what] / by }))
    const unit = what === 'heap' ? 'KiB' : ''
    return growth(what, points, { unit, most: what === 'heap' ? most.heap : most.things })
  }
  return [grow('nodes'), grow('listeners'), grow('documents'), grow('heap')]
}

function growth(
  what: string,
  points: { at: number; turn: number; value: number }[],
  more: Pick<Growth, 'most' | 'unit'>,
): Growth {
  const tenth = Math.max(1, Math.ceil(points.length / 10))
  const values = points.map(({ value }) => value)
  return {
    what,
    ...more,
    begin: median(values.slice(0, tenth)),
    end: median(values.slice(-tenth)),
    hourly: slope(points.map(({ at, value }) => [at / 3_600_000, value])),
    byThousand: slope(points.map(({ turn, value }) => [turn / 1000, value])),
  }
}

/** Whether all of the range is above what may be: chance alone does that once in forty times. */
export function leaks({ byThousand, most }: Growth): boolean {
  return most !== null && byThousand.from > most
}
