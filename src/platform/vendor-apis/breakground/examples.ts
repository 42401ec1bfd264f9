import type { z } from 'zod'
import type { breakgroundSchemas } from '../../../wire/vendors/breakground-operations.ts'

const id = '019ac3f2-7a10-7c55-9d3e-5b1f0c8e2a61'
const siteId = '019ac3f0-12b4-7e90-8a77-2f4d6c1b9e05'
const trigger = '019ac3f2-7a10-7c55-9d3e-5b1f0c8e2a62'
const content = '019ac3f2-7a10-7c55-9d3e-5b1f0c8e2a63'

const triggerNode = {
  type: 'TRIGGER',
  config: {
    triggerType: 'URL_MATCH',
    triggerConfig: { matchType: 'contains', pattern: '/dashboard' },
  },
  position: { x: 0, y: 0 },
} as const
const contentNode = {
  type: 'CONTENT',
  config: { contentType: 'flow' },
  contentId: 'flow_abc',
  position: { x: 200, y: 0 },
} as const

const metadata = {
  name: 'New User Onboarding',
  description: 'Guide new users through core features',
  siteId,
  settings: {},
  goalConfig: { type: 'flow_completed', config: { flowId: 'flow_abc' }, deadline: 7 },
} as const

const summary = {
  ...metadata,
  id,
  status: 'DRAFT',
  audienceId: null,
  createdAt: '2026-11-24T09:00:00.000Z',
  updatedAt: '2026-11-24T09:00:00.000Z',
  _count: { nodes: 2, edges: 1, enrollments: 0 },
} as const
const meta = { total: 1, page: 1, limit: 20, totalPages: 1 }

/** One body of each schema. */
export const breakgroundExamples: {
  [Name in keyof typeof breakgroundSchemas]: z.input<(typeof breakgroundSchemas)[Name]>
} = {
  CreateJourney: {
    ...metadata,
    nodes: [
      { id: 'seen', ...triggerNode },
      { id: 'tour', ...contentNode },
    ],
    edges: [{ sourceNodeId: 'seen', targetNodeId: 'tour' }],
  },
  UpdateJourney: { name: 'Onboarding', description: null },
  Canvas: {
    nodes: [
      { id: trigger, ...triggerNode },
      { id: 'tour', ...contentNode },
    ],
    edges: [{ sourceNodeId: trigger, targetNodeId: 'tour' }],
  },
  Journey: {
    data: {
      ...summary,
      allowAnonymous: false,
      audience: null,
      nodes: [
        { id: trigger, ...triggerNode, contentId: null },
        { id: content, ...contentNode },
      ],
      edges: [
        {
          id: '019ac3f2-7a10-7c55-9d3e-5b1f0c8e2a64',
          sourceNodeId: trigger,
          targetNodeId: content,
          label: null,
          sourceHandle: null,
        },
      ],
    },
  },
  JourneyList: { data: [summary], meta },
  EnrollmentList: {
    data: [
      {
        id: '019ac3f5-0b6e-7d12-b8c4-9e3a7f5d1c20',
        journeyId: id,
        endUserId: '019ac3f1-44d8-7a3b-8f60-1d2c3b4a5e6f',
        status: 'in_progress',
        enrolledAt: '2026-11-24T10:15:00.000Z',
        endUser: { id: '019ac3f1-44d8-7a3b-8f60-1d2c3b4a5e6f', traits: { plan: 'trial' } },
      },
    ],
    meta,
  },
  Error: {
    error: {
      message: 'The request is not valid.',
      statusCode: 400,
      code: 'VALIDATION_ERROR',
      category: 'validation',
      details: [{ path: 'name', message: 'Too small: expected string to have >=1 characters' }],
    },
  },
}

/** Of parameters. */
export const breakgroundParameters = { id, page: '1', limit: '20', status: 'PUBLISHED', siteId }
