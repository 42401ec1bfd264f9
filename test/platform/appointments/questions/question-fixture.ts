import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { listSlots } from '../../../../src/platform/appointments/list-slots.ts'
import { confirmBooking } from '../../../../src/platform/appointments/confirm-booking.ts'
import {
  openQuestion,
  questionToken,
} from '../../../../src/platform/appointments/questions/open-question.ts'
import { readFormSession } from '../../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../../src/platform/sessions/start-form-session.ts'
import type { WantedLead } from '../../../../src/platform/leads/session-lead.ts'
import type { WorkspaceFileInput } from '../../../../src/wire/workspace-file.ts'
import { setUpWorkspace, testContext, tokenOf } from '../../platform-fixture.ts'
import type { TestContext } from '../../platform-fixture.ts'

export const NINE = '2026-11-24T09:00:00Z'
export const TEN = '2026-11-24T10:00:00Z'

type FormInput = NonNullable<WorkspaceFileInput['forms']>[number]
type TypeInput = NonNullable<WorkspaceFileInput['appointmentTypes']>[number]

export const EMAIL = '1c7f4f63-5a3b-4c1e-9a55-6d0a4c1f7b01'
export const CALL = '1c7f4f63-5a3b-4c1e-9a55-6d0a4c1f7b02'

/** A form that asks for an address and an appointment, and the type of that. */
export function questionFile({
  form,
  type,
}: { form?: Partial<FormInput>; type?: Partial<TypeInput> } = {}): WorkspaceFileInput {
  return {
    leadGroups: [{ name: 'Group' }],
    leads: [{ number: '1' }, { number: '2' }],
    hosts: [
      {
        name: 'Grace',
        timeZone: 'Europe/London',
        email: 'grace@example.test',
        availability: ([1, 2, 3, 4, 5] as const).map((weekday) => ({
          weekday,
          start: '09:00',
          end: '11:00',
        })),
      },
    ],
    appointmentTypes: [{ title: 'A call', hosts: ['Grace'], duration: 30, step: 30, ...type }],
    forms: [
      {
        name: 'FORM',
        title: 'Form',
        pages: [
          {
            title: 'Page',
            fields: [
              { id: EMAIL, type: 'email', label: 'Your address', dataField: 'contact' },
              {
                id: CALL,
                type: 'appointment',
                label: 'When may we call?',
                dataField: 'call',
                required: true,
                appointmentType: 'A call',
              },
            ],
          },
        ],
        ...form,
      },
    ],
  }
}

/** One visitor's run of that form. */
export interface Visit {
  ctx: TestContext
  workspaceId: string
  /** Of the form's session. */
  token: string
  /** Of the session of its appointment, once there is one. */
  appointment(): Promise<string>
  answer(): Promise<unknown>
}

/** A new workspace, and visits of the form in it. */
export async function questionWorkspace(
  db: Kysely<Database>,
  file = questionFile(),
): Promise<{ ctx: TestContext; workspaceId: string; visit(lead?: WantedLead): Promise<Visit> }> {
  const ctx = await testContext(db)
  const own = { ...file, forms: file.forms?.map((form) => ({ ...form, id: randomUUID() })) ?? [] }
  const workspaceId = await setUpWorkspace(db, own)
  const form = own.forms[0]?.id ?? ''
  return {
    ctx,
    workspaceId,
    async visit(lead = '1') {
      const wanted = { workspaceId, lead, form, public: true, reuse: false }
      const token = tokenOf((await startFormSession(ctx, wanted)).publicUrl)
      return {
        ctx,
        workspaceId,
        token,
        async appointment() {
          await openQuestion(ctx, token, CALL)
          return questionToken(ctx, token, CALL)
        },
        answer: async () => (await readFormSession(ctx, token))?.values[CALL],
      }
    },
  }
}

export async function book(visit: Visit, start = NINE): Promise<string> {
  const token = await visit.appointment()
  await confirmBooking(visit.ctx, token, {
    start,
    confirmKey: randomUUID(),
    timeZone: 'Europe/London',
  })
  return token
}

export const tuesday = (visit: Visit, token: string) =>
  listSlots(visit.ctx, token, { from: '2026-11-24', to: '2026-11-24', timeZone: 'Europe/London' })
