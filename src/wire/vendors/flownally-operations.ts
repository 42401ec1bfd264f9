import {
  flownallyCreateRequest,
  flownallyJourney,
  flownallyJourneyDetails,
  flownallyJourneys,
  flownallyJourneyVersion,
  flownallyJourneyVersions,
  flownallyPageQuery,
  flownallyProblem,
  flownallyUpdateRequest,
} from './flownally.ts'
import type { Operation } from './operation.ts'

/** What the routes take and answer. */
export const flownallySchemas = {
  CreateJourney: flownallyCreateRequest,
  UpdateJourney: flownallyUpdateRequest,
  Journey: flownallyJourney,
  JourneyDetails: flownallyJourneyDetails,
  JourneyList: flownallyJourneys,
  JourneyVersion: flownallyJourneyVersion,
  JourneyVersionList: flownallyJourneyVersions,
  ProblemDetails: flownallyProblem,
} as const

/** Flownally's ten routes. `versions` is no id of a journey, so its route comes first. */
export const flownallyOperations = {
  listJourneys: {
    method: 'get',
    path: '/v1/journeys',
    summary: 'List journeys, the newest first.',
    scope: 'journey:list',
    query: flownallyPageQuery,
    answers: { 200: { description: 'A page of journeys.', schema: 'JourneyList' } },
  },
  createJourney: {
    method: 'post',
    path: '/v1/journeys',
    summary: 'Make a draft. Publish and activate it before contacts can enter.',
    scope: 'journey:create',
    body: 'CreateJourney',
    answers: { 201: { description: 'The draft.', schema: 'Journey' } },
  },
  getJourneyVersion: {
    method: 'get',
    path: '/v1/journeys/versions/{versionId}',
    summary: 'Read a version.',
    scope: 'journey:read',
    answers: { 200: { description: 'The version.', schema: 'JourneyVersion' } },
  },
  getJourney: {
    method: 'get',
    path: '/v1/journeys/{id}',
    summary: 'Read a draft, its status, and the version that is active.',
    scope: 'journey:read',
    answers: { 200: { description: 'The journey.', schema: 'JourneyDetails' } },
  },
  updateJourney: {
    method: 'patch',
    path: '/v1/journeys/{id}',
    summary: 'Change the draft. What runs stays as it was published.',
    scope: 'journey:update',
    body: 'UpdateJourney',
    answers: { 200: { description: 'The journey.', schema: 'Journey' } },
  },
  deleteJourney: {
    method: 'delete',
    path: '/v1/journeys/{id}',
    summary: 'Delete a journey. An active one must be paused first.',
    scope: 'journey:delete',
    answers: { 204: { description: 'It is deleted.' } },
    refusals: { 409: 'It is active.' },
  },
  publishJourney: {
    method: 'post',
    path: '/v1/journeys/{id}/publish',
    summary: 'Check the draft and keep it as a version that never changes.',
    scope: 'journey:publish',
    answers: { 200: { description: 'The new version.', schema: 'JourneyVersion' } },
    refusals: { 422: 'It cannot be published; `violations` has each problem with its node.' },
  },
  activateJourney: {
    method: 'post',
    path: '/v1/journeys/{id}/activate',
    summary: 'Let contacts enter by the newest version.',
    scope: 'journey:activate',
    answers: { 200: { description: 'The journey.', schema: 'Journey' } },
    refusals: { 409: 'It was never published.' },
  },
  pauseJourney: {
    method: 'post',
    path: '/v1/journeys/{id}/pause',
    summary: 'Let nobody enter any more. Whoever is inside goes on.',
    scope: 'journey:activate',
    answers: { 200: { description: 'The journey.', schema: 'Journey' } },
    refusals: { 409: 'It is not active.' },
  },
  listJourneyVersions: {
    method: 'get',
    path: '/v1/journeys/{id}/versions',
    summary: "List a journey's versions, the newest first.",
    scope: 'journey:read',
    query: flownallyPageQuery,
    answers: { 200: { description: 'A page of versions.', schema: 'JourneyVersionList' } },
  },
} as const satisfies Record<string, Operation<keyof typeof flownallySchemas>>

export type FlownallyOperation = keyof typeof flownallyOperations
