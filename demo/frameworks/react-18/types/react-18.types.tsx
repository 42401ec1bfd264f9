/** Compiled, never run: with React 18 there are the components, and no tags. */
import { useRef } from 'react'
import type { JourneySession as JourneyElement } from 'sessionframe/elements'
import { AppointmentBooking, JourneySession } from 'sessionframe/react'

export function Components() {
  const journey = useRef<JourneyElement>(null)
  return (
    <>
      <JourneySession
        ref={journey}
        journey="apply"
        getToken={() => 'token'}
        onSessionCompleted={({ detail }) => detail.outcome satisfies 'form' | 'appointment'}
      />
      {/* @ts-expect-error -- it is the other one's */}
      <AppointmentBooking journey="apply" />
      {/* @ts-expect-error -- another event's */}
      <JourneySession onSessionReady={({ detail }) => detail.height} />
      {/* @ts-expect-error -- React 18 would listen to nothing */}
      <journey-session journey="apply" onsession-completed={() => {}} />
    </>
  )
}
