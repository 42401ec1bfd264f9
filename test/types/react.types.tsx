/** Compiled, never run: what TypeScript lets React apps say to the elements, and what not. */
import { useRef } from 'react'
import { AppointmentBooking, JourneySession } from '../../src/react.ts'
import type {
  AppointmentBooking as BookingElement,
  JourneySession as JourneyElement,
} from '../../src/elements.ts'

export function Components() {
  const journey = useRef<JourneyElement>(null)
  const booking = useRef<BookingElement>(null)
  return (
    <>
      <JourneySession
        ref={journey}
        endpoint="/sessionframe/v1"
        journey="apply"
        getToken={async () => 'token'}
        values={{ firstname: 'Ada', age: 36 }}
        minHeight={400}
        scroll="none"
        required
        disabled={false}
        id="apply"
        className="wide"
        aria-label="Apply"
        onClick={(event) => event.currentTarget.restart()}
        onSessionCompleted={({ detail }) => detail.outcome satisfies 'form' | 'appointment'}
        onSessionError={(event) => {
          event.preventDefault()
          event.detail.code satisfies string
        }}
        onSessionReady={undefined}
      >
        <a href="/apply" slot="opener">
          Apply
        </a>
      </JourneySession>
      <AppointmentBooking ref={booking} hidden />
      <AppointmentBooking
        ref={(element) => element?.open()}
        appointmentType="call"
        display="modal"
        onAppointmentBooked={({ detail }) => detail.start satisfies string}
      />
      {/* @ts-expect-error -- it is the other one's */}
      <AppointmentBooking journey="apply" />
      {/* @ts-expect-error -- it is the other one's */}
      <AppointmentBooking ref={journey} />
      {/* @ts-expect-error -- no way to show it */}
      <JourneySession display="banner" />
      {/* @ts-expect-error -- a number */}
      <JourneySession minHeight="400" />
      {/* @ts-expect-error -- components have properties' names */}
      <JourneySession tokenurl="/session-token" />
      {/* @ts-expect-error -- a boolean is no prefill */}
      <JourneySession values />
      {/* @ts-expect-error -- nothing is told by that name */}
      <JourneySession onSessionComplete={() => {}} />
      {/* @ts-expect-error -- another event's */}
      <JourneySession onSessionReady={({ detail }) => detail.height} />
      {/* @ts-expect-error -- a token is a text */}
      <JourneySession getToken={() => 42} />
      {/* @ts-expect-error -- what it tells cannot be set */}
      <JourneySession state="ready" />
    </>
  )
}

export function Tags() {
  const journey = useRef<JourneyElement>(null)
  return (
    <>
      <journey-session
        ref={journey}
        endpoint="/sessionframe/v1"
        journey="apply"
        token-url="/session-token"
        min-height={400}
        getToken={() => 'token'}
        className="wide"
        onsession-completed={({ detail }) => detail.receipt satisfies string | null}
      >
        <p slot="loading">One moment</p>
      </journey-session>
      <appointment-booking appointment-type="call" onslot-selected={({ detail }) => detail.end} />
      {/* @ts-expect-error -- a server would write tokenurl, which is no attribute of ours */}
      <journey-session tokenUrl="/session-token" />
      {/* @ts-expect-error -- React would listen to SessionCompleted */}
      <journey-session onSessionCompleted={() => {}} />
      {/* @ts-expect-error -- no way to begin */}
      <journey-session loading="soon" />
      {/* @ts-expect-error -- another event's */}
      <journey-session onsession-resize={({ detail }) => detail.page} />
      {/* A name with a hyphen that no type has TypeScript lets pass: components are told apart better. */}
      <journey-session appointment-type="call" />
      {/* @ts-expect-error -- no element of ours */}
      <journey-sessions />
    </>
  )
}
