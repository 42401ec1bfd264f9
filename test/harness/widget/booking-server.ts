/**
 * A process with the real platform on PGlite, for the pages that browser tests open:
 * `POST /harness/booking/<kind>` makes a workspace and two sessions in it and answers their paths.
 * Its clock stands still. Its argument is the origin that the tests are on.
 */
import { createServer } from 'node:http'
import { toNodeListener } from '../../../src/node/node-listener.ts'
import { startAppointmentSession } from '../../../src/platform/appointments/start-appointment-session.ts'
import { createPlatform } from '../../../src/platform/create-platform.ts'
import { setUpWorkspace, testContext } from '../../platform/platform-fixture.ts'
import { bookingWorkspace } from '../booking-workspace.ts'
import type { BookingKind } from '../booking-workspace.ts'
import { openMigratedPglite } from '../fresh-pglite.ts'
import { listen } from '../listen.ts'

const [, , origin = ''] = process.argv
const { db } = await openMigratedPglite()
const ctx = { ...(await testContext(db)), url: origin }
const platform = await createPlatform(ctx, {
  pages: new URL('../../../dist/pages/', import.meta.url),
  extraParents: [origin],
  log: { error: ({ err }) => console.error(err) },
})

const open = async (request: Request): Promise<Response> => {
  const [, , area, kind] = new URL(request.url).pathname.split('/')
  if (area !== 'booking') return platform.fetch(request)
  const { file, types } = bookingWorkspace()
  const workspaceId = await setUpWorkspace(db, file)
  const appointmentType = types[kind as BookingKind]
  const paths: string[] = []
  for (const lead of ['1', '2']) {
    const wanted = { workspaceId, lead, appointmentType, reuse: false }
    // oxlint-disable-next-line no-await-in-loop -- PGlite has one connection
    paths.push(new URL((await startAppointmentSession(ctx, wanted)).publicUrl).pathname)
  }
  return Response.json(paths)
}

const server = await listen(createServer(toNodeListener(open)))
console.log(server.origin)
