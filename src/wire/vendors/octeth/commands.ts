/** Octeth's thirteen journey commands and the one for events, and where each lies besides `/api.php`. */
export const OCTETH_COMMANDS = {
  'journey.create': { method: 'POST', path: 'journey', changes: true },
  'journey.clone': { method: 'POST', path: 'journey.clone', changes: true },
  'journey.copytouser': { method: 'POST', path: 'journey.copytouser', changes: true },
  'journey.get': { method: 'GET', path: 'journey', changes: false },
  'journey.list': { method: 'GET', path: 'journeys', changes: false },
  'journey.update': { method: 'PATCH', path: 'journey', changes: true },
  'journey.delete': { method: 'POST', path: 'journey.delete', changes: true },
  /** At `/api.php` only. */
  'journeys.delete': { method: 'POST', path: null, changes: true },
  'journey.enable': { method: 'GET', path: 'journey.enable', changes: true },
  'journey.disable': { method: 'GET', path: 'journey.disable', changes: true },
  'journey.actions.update': { method: 'PATCH', path: 'journey.actions', changes: true },
  'journey.actions.published': {
    method: 'PATCH',
    path: 'journey.actions.published',
    changes: true,
  },
  'journey.action.subscribers': {
    method: 'GET',
    path: 'journey.action.subscribers',
    changes: false,
  },
  'event.track': { method: 'POST', path: 'event', changes: true },
} as const satisfies Record<string, OctethRoute>

interface OctethRoute {
  method: 'GET' | 'POST' | 'PATCH'
  path: string | null
  changes: boolean
}

export type OctethCommand = keyof typeof OCTETH_COMMANDS

export const OCTETH_COMMAND_NAMES = Object.keys(OCTETH_COMMANDS) as OctethCommand[]
