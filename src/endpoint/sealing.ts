import type { EndpointKeys } from './derive-keys.ts'
import type { EndpointStore } from './endpoint-store.ts'
import { staysInProcess } from './memory-store.ts'
import { seal, unseal } from './seal.ts'

/** How values become what the store is given, and what it holds becomes values. */
export interface Sealing {
  /** `place` is the name of the entry: what was sealed for one does not open in another. */
  seal(place: string, value: unknown): Promise<string>
  /** `undefined` for what is not ours, is another entry's, or was changed since. */
  unseal(place: string, text: string): Promise<unknown>
}

/**
 * Encrypts for each store but our own memory: there the key would lie beside what it seals, and
 * whoever reads the one reads the other.
 */
export function sealingFor(store: EndpointStore, keys: () => Promise<EndpointKeys>): Sealing {
  if (staysInProcess(store))
    return { seal: async (_place, value) => JSON.stringify(value), unseal: parsed }
  return {
    seal: async (place, value) => seal((await keys()).seal, place, value),
    unseal: async (place, text) => unseal((await keys()).seal, place, text),
  }
}

async function parsed(_place: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
