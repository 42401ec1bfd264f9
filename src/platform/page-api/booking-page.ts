import type { Context } from 'hono'
import { STATE_TEXTS } from '../../texts/all-state-texts.ts'
import type { BookingPageData, DonePageData, Hold } from '../../wire/page.ts'
import { appointmentReceipt } from '../appointments/appointment-receipt.ts'
import type { AppointmentType } from '../appointments/appointment-type.ts'
import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { instantText } from '../appointments/instant-text.ts'
import { bookableDays } from '../appointments/slots.ts'
import { allowedParents } from './allowed-parents.ts'
import { answerPage, answerState } from './answer-page.ts'
import type { Pages } from './page-context.ts'
import { renderBookingMain } from './render/booking-main.ts'
import type { StateView } from './render/state-main.ts'
import { stateView } from './state-views.ts'
import { visitorLanguage } from './visitor-language.ts'

/** The page of an appointment: to choose a time while it is open, else what became of it. */
export async function bookingPage(
  c: Context,
  pages: Pages,
  session: AppointmentSession,
): Promise<Response> {
  if (session.state !== 'open') return overPage(c, pages, session)
  const { type } = session
  const [host] = type.hosts
  const data: BookingPageData = {
    kind: 'booking',
    title: type.title,
    duration: type.durations[0] ?? 0,
    durations: type.durations,
    hostName: knownHosts(type),
    timeZone: host?.timeZone ?? 'UTC',
    location: type.location,
    locations: type.locations.map(({ kind, text }) => ({ kind, text: text ?? null })),
    ...bookableDays(type, pages.platform.now()),
    held: heldSlot(session),
    allowedParents: await allowedParents(pages.platform, session.workspaceId, pages.extraParents),
  }
  return answerPage(c, pages, {
    name: 'booking',
    title: type.title,
    data,
    main: renderBookingMain(data, visitorLanguage(c)),
    parents: data.allowedParents,
    status: 200,
  })
}

/** Of several hosts, whoever is free is asked, and nobody knows yet who that is; unless all take part. */
function knownHosts({ hosts, hostChoice }: AppointmentType): string {
  if (hosts.length > 1 && hostChoice !== 'all') return ''
  return hosts.map((host) => host.name).join(', ')
}

function heldSlot({ booking }: AppointmentSession): Hold | null {
  if (booking === null || booking.holdExpiresAt === null) return null
  return {
    start: instantText(booking.start),
    end: instantText(booking.end),
    expiresAt: instantText(booking.holdExpiresAt),
  }
}

async function overPage(c: Context, pages: Pages, session: AppointmentSession): Promise<Response> {
  const { booking, type, state } = session
  const booked = state === 'complete' && booking !== null
  const data: DonePageData = {
    kind: 'done',
    outcome: booked ? 'appointment' : null,
    state: state === 'expired' ? 'expired' : 'closed',
    receipt: await appointmentReceipt(pages.platform, session),
    start: booked ? instantText(booking.start) : null,
    end: booked ? instantText(booking.end) : null,
    allowedParents: await allowedParents(pages.platform, session.workspaceId, pages.extraParents),
  }
  const { language } = visitorLanguage(c)
  const timeZone = type.hosts[0]?.timeZone ?? 'UTC'
  const { start, end } = data
  const view: StateView =
    start === null || end === null
      ? stateView(state === 'expired' ? 'bookingExpired' : 'bookingClosed', language)
      : {
          ...stateView('bookingClosed', language),
          text: [
            `${type.title}, ${booking?.hostName}`,
            booking?.location?.text ?? type.location,
            STATE_TEXTS[language].closeNow,
          ]
            .filter(Boolean)
            .join('. '),
          when: { start, end, timeZone },
        }
  return answerState(c, pages, { view, status: 200, data })
}
