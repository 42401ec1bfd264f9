/** Runs in a thread of its own: a rule can be written that takes for ever to work out. */
import { parentPort, workerData } from 'node:worker_threads'
import { busyTimes } from './busy-times.ts'
import type { CalendarText } from './busy-times.ts'

parentPort?.postMessage(busyTimes(workerData as CalendarText), [])
