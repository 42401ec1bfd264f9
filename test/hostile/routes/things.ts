import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createAccessKey } from '../../../src/platform/access/access-key-store.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import type { PlatformContext } from '../../../src/platform/context.ts'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { createJourney } from '../../../src/platform/journeys/create-journey.ts'
import { toJourneyText, toVersionText } from '../../../src/platform/journeys/journey-id.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { recordNumber } from '../../../src/platform/octeth-records/record-store.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import {
  createWorkspace,
  listSites,
  workspaceNumber,
} from '../../../src/platform/workspaces/workspace-store.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { draw } from '../../platform/enrollments/engine-fixture.ts'
import { octethAction, octethTrigger } from '../../platform/enrollments/records-fixture.ts'

/** One journey under the names that the vendors have for it. */
export interface JourneyNames {
  uuid: string
  text: string
  version: string
  number: number
  action: number
}

/** What routes name, of one workspace; or of none. */
export interface Things {
  lead: string
  form: string
  type: string
  /** What the owner approves. */
  visit: string
  site: string
  list: number
  user: number
  formSession: string
  appointmentSession: string
  journey: JourneyNames
}

/** Names that nothing has. */
export const NOTHING: Things = {
  lead: '999999999',
  form: '00000000-0000-4000-8000-00000000dead',
  type: '00000000-0000-4000-8000-00000000dead',
  visit: '00000000-0000-4000-8000-00000000dead',
  site: '00000000-0000-4000-8000-00000000dead',
  list: 999_999_999,
  user: 999_999_999,
  formSession: '00000000-0000-4000-8000-00000000dead',
  appointmentSession: '00000000-0000-4000-8000-00000000dead',
  journey: {
    uuid: '00000000-0000-4000-8000-00000000dead',
    text: toJourneyText('00000000-0000-4000-8000-00000000dead'),
    version: toVersionText('00000000-0000-4000-8000-00000000dead'),
    number: 999_999_999,
    action: 999_999_999,
  },
}

export const QUESTION = 'f8a5c3de-52d1-4a51-8a4b-6d0f5a2b7c01'
export const FILE = 'f8a5c3de-52d1-4a51-8a4b-6d0f5a2b7c02'
export const NAME = 'f8a5c3de-52d1-4a51-8a4b-6d0f5a2b7c03'

const SITES = { demo: 'https://shop.example.test', quay: 'https://quay.example.test' }
const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  start: '00:00',
  end: '23:59',
}))

const OFFERED = {
  hosts: ['Grace'],
  duration: 15,
  step: 15,
  seats: 50,
  horizonDays: 30,
  minimumNotice: 0,
}

type Slug = keyof typeof SITES

/** A workspace with one of everything. The ids of fields are those of the first, which the tests answer. */
export async function makeWorkspace(ctx: PlatformContext, slug: Slug) {
  const { db } = ctx
  const ids: Record<'form' | 'type' | 'visit', string> = {
    form: randomUUID(),
    type: randomUUID(),
    visit: randomUUID(),
  }
  const field = (id: string) => (slug === 'demo' ? id : randomUUID())
  const lead = slug === 'demo' ? '700001' : '800001'
  const { id: workspaceId } = await createWorkspace(db, { slug, name: slug })
  const file = parseWorkspaceFile({
    sites: [SITES[slug]],
    leadGroups: [{ name: 'All' }],
    leads: [{ number: lead, values: { email: `${slug}@example.com`, firstname: 'Ada' } }],
    forms: [
      {
        id: ids.form,
        name: `FORM_${slug.toUpperCase()}`,
        title: 'About you',
        pages: [
          {
            title: 'About you',
            fields: [
              { id: field(NAME), type: 'input', label: 'Name', dataField: 'firstname' },
              { id: field(FILE), type: 'file', label: 'A letter' },
              {
                id: field(QUESTION),
                type: 'appointment',
                label: 'When?',
                appointmentType: 'A call',
              },
            ],
          },
        ],
      },
    ],
    hosts: [{ name: 'Grace', timeZone: 'Europe/London', availability: everyDay }],
    appointmentTypes: [
      { id: ids.type, title: 'A call', ...OFFERED },
      { id: ids.visit, title: 'A visit', ...OFFERED, approval: 'owner' },
    ],
    emails: [{ name: 'Hello', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' }],
  })
  await applyWorkspaceFile(db, workspaceId, file)
  const [site] = await listSites(db, workspaceId)
  const list = await recordNumber(db, 'lead_group', workspaceId, 'All')
  assert.ok(site && list !== null)
  return {
    workspaceId,
    ids: { ...ids, lead, site: site.id, list, user: await workspaceNumber(db, workspaceId) },
    journey: (state: JourneyIs) => makeJourney(ctx, workspaceId, state),
    key: async (name: string, scopes: readonly Scope[]) =>
      (await createAccessKey(db, workspaceId, { name, scopes })).key,
  }
}

export type JourneyIs = 'draft' | 'active' | 'paused' | 'archived'

/** A trigger, and an action that Octeth knows. */
async function makeJourney(
  ctx: PlatformContext,
  workspaceId: string,
  state: JourneyIs,
): Promise<JourneyNames> {
  const emailId = await recordNumber(ctx.db, 'email', workspaceId, 'Hello')
  const { graph } = draw(
    { start: octethTrigger('EmailOpen'), send: octethAction('SendEmail', { EmailID: emailId }) },
    [['start', 'send']],
  )
  const name = `A journey ${randomUUID()}`
  const { id, number } = await createJourney(ctx, workspaceId, { name, graph })
  if (state !== 'draft') await publishAndActivate(ctx, workspaceId, id, 'activate')
  if (state === 'paused' || state === 'archived') {
    await changeJourneyState(ctx, workspaceId, id, state === 'paused' ? 'pause' : 'archive')
  }
  const version = await ctx.db
    .selectFrom('journey_version')
    .select('id')
    .where('journey_id', '=', id)
    .executeTakeFirst()
  const action = await ctx.db
    .selectFrom('journey_node')
    .select('number')
    .where('journey_id', '=', id)
    .where('id', '=', graph.nodes[1]?.id ?? '')
    .executeTakeFirst()
  return {
    uuid: id,
    text: toJourneyText(id),
    version: toVersionText(version?.id ?? id),
    number,
    action: Number(action?.number),
  }
}
