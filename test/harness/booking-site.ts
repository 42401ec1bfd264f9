import { createServer } from 'node:http'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { appointmentLinkPath } from '../../src/platform/appointments/appointment-link.ts'
import { approveBooking, refuseBooking } from '../../src/platform/appointments/answer-booking.ts'
import { startAppointmentSession } from '../../src/platform/appointments/start-appointment-session.ts'
import { createPlatform } from '../../src/platform/create-platform.ts'
import type { Platform } from '../../src/platform/create-platform.ts'
import { setUpWorkspace, testContext } from '../platform/platform-fixture.ts'
import { bookingWorkspace, LEADS } from './booking-workspace.ts'
import type { BookingKind } from './booking-workspace.ts'
import { openMigratedPglite } from './fresh-pglite.ts'
import { listen } from './listen.ts'

const PAGES = new URL('../../dist/pages/', import.meta.url)

/** The built booking pages on a real platform whose clock is the tests' own. */
export interface BookingSite {
  /** A new session; a bearer secret. */
  link(kind: BookingKind): Promise<string>
  passMinutes(minutes: number): void
  /** The owner answers the one booking that waits for it. */
  answer(how: 'approve' | 'decline'): Promise<void>
  /** Where the owner answers that one; a bearer secret. */
  answerLink(): Promise<string>
  close(): Promise<void>
}

/** @param extraParents Origins that may frame the pages. */
export async function startBookingSite(extraParents: readonly string[] = []): Promise<BookingSite> {
  const opened = await openMigratedPglite()
  const { types, file } = bookingWorkspace()
  let platform: Platform | undefined
  const server = await listen(
    createServer(
      toNodeListener(
        async (request) => (await platform?.fetch(request)) ?? new Response(null, { status: 503 }),
      ),
    ),
  )
  const ctx = { ...(await testContext(opened.db)), url: server.origin }
  const workspaceId = await setUpWorkspace(opened.db, file)
  platform = await createPlatform(ctx, {
    pages: PAGES,
    extraParents,
    log: { error: ({ err }) => console.error(err) },
  })
  let leads = 0
  const waiting = async () => {
    const { id } = await opened.db
      .selectFrom('booking')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('status', '=', 'pending')
      .executeTakeFirstOrThrow()
    return id
  }
  return {
    async link(kind) {
      const lead = String((leads++ % LEADS) + 1)
      const wanted = { workspaceId, lead, appointmentType: types[kind], reuse: false }
      return (await startAppointmentSession(ctx, wanted)).publicUrl
    },
    passMinutes: (minutes) => ctx.clock.passMinutes(minutes),
    async answer(how) {
      const bookingId = await waiting()
      await (how === 'approve' ? approveBooking : refuseBooking)(ctx, { workspaceId, bookingId })
    },
    answerLink: async () => ctx.url + appointmentLinkPath(ctx.keys, 'answer', await waiting()),
    async close() {
      await server.close()
      await opened.close()
    },
  }
}
