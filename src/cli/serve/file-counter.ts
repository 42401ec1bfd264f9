import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'
import type { FileFailures } from './open-files.ts'

/** Of this process, since its start. */
export function countFileFailures(registry: Registry, failures: FileFailures): void {
  const counter = new Counter({
    name: 'sessionframe_file_store_failures_total',
    help: 'How often the store of files has failed to do what was asked of it.',
    labelNames: ['operation'],
    registers: [registry],
    collect() {
      counter.reset()
      for (const [operation, times] of Object.entries(failures)) counter.inc({ operation }, times)
    },
  })
}
