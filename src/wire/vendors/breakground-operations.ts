import {
  BREAKGROUND_PATH,
  breakgroundCanvasRequest,
  breakgroundCreateRequest,
  breakgroundEnrollmentsAnswer,
  breakgroundErrorAnswer,
  breakgroundJourneyAnswer,
  breakgroundJourneysAnswer,
  breakgroundListQuery,
  breakgroundPageQuery,
  breakgroundUpdateRequest,
} from './breakground.ts'
import type { Operation } from './operation.ts'

/** What the routes take and answer. */
export const breakgroundSchemas = {
  CreateJourney: breakgroundCreateRequest,
  UpdateJourney: breakgroundUpdateRequest,
  Canvas: breakgroundCanvasRequest,
  Journey: breakgroundJourneyAnswer,
  JourneyList: breakgroundJourneysAnswer,
  EnrollmentList: breakgroundEnrollmentsAnswer,
  Error: breakgroundErrorAnswer,
} as const

const ONE = `${BREAKGROUND_PATH}/{id}` as const
const JOURNEY = { 200: { description: 'The journey.', schema: 'Journey' } } as const

/** BreakGround's eleven routes. */
export const breakgroundOperations = {
  listJourneys: {
    method: 'get',
    path: BREAKGROUND_PATH,
    summary: 'List journeys by page, of a status or a site where one is given.',
    scope: 'journey:list',
    query: breakgroundListQuery,
    answers: { 200: { description: 'A page of journeys.', schema: 'JourneyList' } },
  },
  createJourney: {
    method: 'post',
    path: BREAKGROUND_PATH,
    summary: 'Make a draft, with its canvas or without.',
    scope: 'journey:create',
    body: 'CreateJourney',
    answers: { 201: { description: 'The draft.', schema: 'Journey' } },
  },
  getJourney: {
    method: 'get',
    path: ONE,
    summary: 'Read a journey with its canvas.',
    scope: 'journey:read',
    answers: JOURNEY,
  },
  updateJourney: {
    method: 'patch',
    path: ONE,
    summary: 'Change what is said about a journey. The canvas has a route of its own.',
    scope: 'journey:update',
    body: 'UpdateJourney',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is archived.' },
  },
  saveCanvas: {
    method: 'put',
    path: `${ONE}/canvas`,
    summary: 'Replace all nodes and edges at once; those that keep their id stay the same ones.',
    scope: 'journey:update',
    body: 'Canvas',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is archived.' },
  },
  archiveJourney: {
    method: 'delete',
    path: ONE,
    summary: 'Archive a journey, and stop everybody who is inside.',
    scope: 'journey:delete',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is archived already.' },
  },
  publishJourney: {
    method: 'post',
    path: `${ONE}/publish`,
    summary: 'Check the canvas, keep it as a version, and let people enter by it.',
    scope: 'journey:publish',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is archived.' },
  },
  unpublishJourney: {
    method: 'post',
    path: `${ONE}/unpublish`,
    summary: 'Make a draft of it again. Whoever is inside stays.',
    scope: 'journey:publish',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is not published.' },
  },
  pauseJourney: {
    method: 'post',
    path: `${ONE}/pause`,
    summary: 'Let nobody enter any more. Whoever is inside goes on.',
    scope: 'journey:activate',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is not published.' },
  },
  restoreJourney: {
    method: 'post',
    path: `${ONE}/restore`,
    summary: 'Make a draft of an archived journey.',
    scope: 'journey:delete',
    answers: JOURNEY,
    refusals: { 409: '`CONFLICT`: it is not archived.' },
  },
  listEnrollments: {
    method: 'get',
    path: `${ONE}/enrollments`,
    summary: 'List who is or was inside, by page.',
    scope: 'journey:read',
    query: breakgroundPageQuery,
    answers: { 200: { description: 'A page of enrollments.', schema: 'EnrollmentList' } },
  },
} as const satisfies Record<string, Operation<keyof typeof breakgroundSchemas>>

export type BreakgroundOperation = keyof typeof breakgroundOperations
