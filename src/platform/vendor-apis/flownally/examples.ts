import type { z } from 'zod'
import type { flownallySchemas } from '../../../wire/vendors/flownally-operations.ts'

const entry = { entryMode: 'once' } as const
const triggerConfig = { type: 'contact_created', conditions: {} }
const start = { id: 'start', type: 'start', data: { triggerConfig, ...entry } }
const definition = { nodes: [start], edges: [] }
const id = 'jrn_01KAQ3V6M8Z4T0YB7N5W2R9XCD'

const journey = {
  id,
  tenantId: 'tn_01KAQ3TZ5E1H8QK6SVM4D2P0WA',
  name: 'Welcome',
  status: 'draft',
  createdAt: '2026-11-24T09:00:00.000Z',
  updatedAt: '2026-11-24T09:00:00.000Z',
  ...entry,
} as const

const version = {
  id: 'jrv_01KAQ4B9ZC7N3G5XJ2R8T6W1VE',
  journeyId: id,
  definition,
  triggerConfig,
  ...entry,
  createdAt: '2026-11-24T09:05:00.000Z',
}

/** One body of each schema. */
export const flownallyExamples: {
  [Name in keyof typeof flownallySchemas]: z.input<(typeof flownallySchemas)[Name]>
} = {
  CreateJourney: { name: 'Welcome', triggerConfig, ...entry },
  UpdateJourney: { name: 'Welcome', definition },
  Journey: journey,
  JourneyDetails: {
    ...journey,
    status: 'active',
    definition,
    triggerConfig,
    activeVersion: version,
  },
  JourneyList: { journeys: [journey], totalSize: 1 },
  JourneyVersion: version,
  JourneyVersionList: { journeyVersions: [version], totalSize: 1 },
  ProblemDetails: {
    type: 'urn:sessionframe:problem/invalid',
    title: 'The request is not valid.',
    status: 422,
    detail: 'The draft cannot be published.',
    violations: [
      {
        field: 'definition.nodes.1',
        description: 'It does not say how long, or until when: more than nothing.',
        code: 'wait',
        severity: 'error',
        nodeId: 'pause',
      },
    ],
  },
}

/** Of parameters. A page's token is another one each time. */
export const flownallyParameters = { id, versionId: version.id, pageSize: 20 }
