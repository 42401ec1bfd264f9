import type { Scope } from '../../../../src/platform/access/scope.ts'
import { SOUND_CANVAS } from './breakground-fixture.ts'

/** A call about one journey, or all of them, that finds what it wants. */
export interface CallOfPage {
  name: string
  method: string
  path(journeyId: string): string
  body?: unknown
  scope: Scope
  status: 200 | 201
  /** Calls that bring a draft to where this one is possible. */
  before: ('publish' | 'archive')[]
}

const one = (path = '') => ({
  path: (journeyId: string) => `/api/journeys/${journeyId}${path}`,
  status: 200 as const,
})
const all = { path: () => '/api/journeys' }

/** The eleven calls of the page. */
export const everyCall = (siteId: string): CallOfPage[] => [
  { name: 'list', method: 'GET', ...all, scope: 'journey:list', status: 200, before: [] },
  {
    name: 'create',
    method: 'POST',
    ...all,
    body: { name: 'New', siteId },
    scope: 'journey:create',
    status: 201,
    before: [],
  },
  { name: 'get', method: 'GET', ...one(), scope: 'journey:read', before: [] },
  {
    name: 'update',
    method: 'PATCH',
    ...one(),
    body: { name: 'Other' },
    scope: 'journey:update',
    before: [],
  },
  {
    name: 'canvas',
    method: 'PUT',
    ...one('/canvas'),
    body: SOUND_CANVAS,
    scope: 'journey:update',
    before: [],
  },
  { name: 'archive', method: 'DELETE', ...one(), scope: 'journey:delete', before: [] },
  { name: 'publish', method: 'POST', ...one('/publish'), scope: 'journey:publish', before: [] },
  {
    name: 'unpublish',
    method: 'POST',
    ...one('/unpublish'),
    scope: 'journey:publish',
    before: ['publish'],
  },
  {
    name: 'pause',
    method: 'POST',
    ...one('/pause'),
    scope: 'journey:activate',
    before: ['publish'],
  },
  {
    name: 'restore',
    method: 'POST',
    ...one('/restore'),
    scope: 'journey:delete',
    before: ['archive'],
  },
  { name: 'enrollments', method: 'GET', ...one('/enrollments'), scope: 'journey:read', before: [] },
]
