/**
 * A process with the real platform on PGlite, for the pages that browser tests open:
 * `POST /harness/booking/<kind>` makes a workspace and two sessions in it and answers their paths;
 * `POST /harness/question/<kind>` does so with a form that asks for such an appointment and a simple one;
 * `POST /harness/form` does so with a form, as a workspace file has it, and answers the one's path.
 * Its clock stands still; `POST /harness/form/pass`
 * with `{ path, minutes }` has them pass for one session. Its arguments are the origin that the tests are on, and a folder for files.
 */
import { createServer } from 'node:http'
import { sql } from 'kysely'
import { toNodeListener } from '../../../src/node/node-listener.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { tokenHash } from '../../../src/platform/access/link-token.ts'
import { createPlatform } from '../../../src/platform/create-platform.ts'
import { setUpWorkspace, testContext, tokenOf } from '../../platform/platform-fixture.ts'
import { bookingWorkspace } from '../booking-workspace.ts'
import type { BookingKind } from '../booking-workspace.ts'
import { openMigratedPglite } from '../fresh-pglite.ts'
import { listen } from '../listen.ts'

const [, , origin = '', folder = ''] = process.argv
const { db } = await openMigratedPglite()
const files = { store: diskFileStore(folder), maxSize: 1024 * 1024 }
const ctx = { ...(await testContext(db)), url: origin, files }
const platform = await createPlatform(ctx, {
  pages: new URL('../../../dist/pages/', import.meta.url),
  extraParents: [origin],
  log: { error: ({ err }) => console.error(err) },
})

const open = async (request: Request): Promise<Response> => {
  const [, , area, kind] = new URL(request.url).pathname.split('/')
  if (area === 'form' && kind === 'pass') {
    await pass((await request.json()) as { path: string; minutes: number })
    return new Response(null, { status: 204 })
  }
  if (area === 'form') return Response.json(await openForm((await request.json()) as FormInput))
  if (area !== 'booking' && area !== 'question') return platform.fetch(request)
  const { file, types } = bookingWorkspace()
  const appointmentType = types[kind as BookingKind]
  const form = asksFor(appointmentType, types.simple)
  const workspaceId = await setUpWorkspace(db, { ...file, forms: [form] })
  const start = (lead: string) =>
    area === 'question'
      ? startFormSession(ctx, { workspaceId, lead, form: form.id, public: true, reuse: false })
      : startAppointmentSession(ctx, { workspaceId, lead, appointmentType, reuse: false })
  const paths: string[] = []
  for (const lead of ['1', '2']) {
    // oxlint-disable-next-line no-await-in-loop -- PGlite has one connection
    paths.push(new URL((await start(lead)).publicUrl).pathname)
  }
  return Response.json(paths)
}

/** For nobody else: tests of several browsers run at once. */
async function pass({ path, minutes }: { path: string; minutes: number }): Promise<void> {
  const earlier = sql<Date>`interval '1 minute' * ${minutes}`
  await db
    .updateTable('form_session')
    .set({
      closes_at: sql`closes_at - ${earlier}`,
      created_at: sql`created_at - ${earlier}`,
    })
    .where('token_hash', '=', tokenHash(tokenOf(`http://x${path}`)))
    .execute()
}

type FormInput = NonNullable<WorkspaceFileInput['forms']>[number]

/** A form with a question for each of these types of appointments. */
function asksFor(...types: string[]) {
  const fields = types.map((appointmentType, at) => ({
    type: 'appointment' as const,
    label: `Appointment ${at + 1}`,
    required: at === 0,
    appointmentType,
  }))
  const pages = [{ title: 'A page', fields }]
  return { id: crypto.randomUUID(), name: 'ASKS', title: 'A form', pages } satisfies FormInput
}

async function openForm(given: FormInput): Promise<string> {
  const form = { ...given, id: crypto.randomUUID() }
  const workspaceId = await setUpWorkspace(db, { leads: [{ number: '1' }], forms: [form] })
  const wanted = { workspaceId, lead: '1', form: form.id, public: true, reuse: false }
  return new URL((await startFormSession(ctx, wanted)).publicUrl).pathname
}

const server = await listen(createServer(toNodeListener(open)))
console.log(server.origin)
