import { openMigratedPglite } from './fresh-pglite.ts'
import { createAccessKey } from '../../src/platform/access/access-key-store.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { openContext } from '../../src/platform/open-context.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { createWorkspace } from '../../src/platform/workspaces/workspace-store.ts'
import { workspaceFileSchema } from '../../src/wire/workspace-file.ts'
import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

/** Ids of what the fixture's workspace holds. */
export const SALES_LEAD = '108123759'
export const SUPPORT_LEAD = '200'
export const LONE_LEAD = '300'
export const ANYBODYS_FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
export const SALES_FORM = '4da80d92-e6fb-432e-a631-aea2b1e97a05'
export const ANYBODYS_TYPE = 'b3b8ff2c-7f0d-4a9e-9c51-70dd6d0a6f10'
export const SALES_TYPE = 'c2f7a1f4-4d7e-4f0f-8f0e-1d3a5b7c9e11'
export const SALES_GROUP = '5e0f6a52-5a74-4c0c-a6c8-2b4f5ad6c0aa'
export const FIRST_NAME_FIELD = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
export const NOTES_FIELD = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'

const FILE: WorkspaceFileInput = {
  sites: ['http://127.0.0.1:8080'],
  leadGroups: [{ id: SALES_GROUP, name: 'Sales' }, { name: 'Support' }],
  leads: [
    { number: SALES_LEAD, leadGroup: 'Sales', values: { firstname: 'Ada' } },
    { number: SUPPORT_LEAD, leadGroup: 'Support' },
    { number: LONE_LEAD },
  ],
  forms: [
    {
      id: ANYBODYS_FORM,
      name: 'ANYBODYS_FORM',
      title: 'About you',
      pages: [
        {
          id: 'e5cb6895-3bd9-447f-a165-299e72948530',
          title: 'Page 1',
          fields: [
            {
              id: FIRST_NAME_FIELD,
              type: 'input',
              label: 'First name',
              dataField: 'firstname',
              required: true,
            },
          ],
        },
        {
          id: '0f0c3f1e-53a1-4c63-9f70-7c1b2b8f9d77',
          title: 'Page 2',
          fields: [{ id: NOTES_FIELD, type: 'textarea', label: 'Notes' }],
        },
      ],
    },
    {
      id: SALES_FORM,
      name: 'SALES_FORM',
      title: 'For sales',
      leadGroup: 'Sales',
      closesAfterMinutes: 60,
      pages: [
        {
          title: 'Page 1',
          fields: [{ type: 'input', label: 'Amount', readOnly: true, dataField: 'amount' }],
        },
      ],
    },
  ],
  hosts: [
    {
      name: 'Grace',
      timeZone: 'Europe/London',
      availability: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
        weekday,
        start: '09:00',
        end: '17:00',
      })),
    },
  ],
  appointmentTypes: [
    { id: ANYBODYS_TYPE, title: 'A call', hosts: ['Grace'], duration: 30 },
    { id: SALES_TYPE, title: 'A sales call', leadGroup: 'Sales', hosts: ['Grace'], duration: 30 },
  ],
}

export interface PlatformFixture {
  ctx: PlatformContext
  workspaceId: string
  /** Access keys by what they may do. */
  keys: { both: string; journeys: string; appointments: string; none: string }
  close(): Promise<void>
}

/** A whole platform on a database in memory, with a workspace set up from a file. */
export async function openPlatformFixture(url: string): Promise<PlatformFixture> {
  const { db, close } = await openMigratedPglite()
  const ctx = await openContext(db, { secret: 'canary of the tests, 32 bytes ok', url })
  const { id: workspaceId } = await createWorkspace(db, { slug: 'demo', name: 'Demo' })
  await applyWorkspaceFile(db, workspaceId, workspaceFileSchema.parse(FILE))
  const key = async (name: string, permissions: ('journeys' | 'appointments')[]) =>
    (await createAccessKey(db, workspaceId, { name, permissions })).key
  const keys = {
    both: await key('both', ['journeys', 'appointments']),
    journeys: await key('journeys', ['journeys']),
    appointments: await key('appointments', ['appointments']),
    none: await key('none', []),
  }
  return { ctx, workspaceId, keys, close }
}
