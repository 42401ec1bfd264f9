'use client'

import { useEffect, useRef, useState, version } from 'react'
import type {
  AppointmentBooking as BookingElement,
  JourneySession as JourneyElement,
  SessionEventMap,
} from 'sessionframe/elements'
import { AppointmentBooking, JourneySession } from 'sessionframe/react'
import { offerCycles } from '../../cycles.ts'
import { APPOINTMENT_TYPE, getToken, JOURNEY } from '../../demo.ts'

export function App({ endpoint = '/sessionframe/v1' }) {
  const [isThere, setThere] = useState(true)
  const [title, setTitle] = useState('Loan application')
  const [greeting, setGreeting] = useState('First')
  const [told, setTold] = useState<string[]>([])
  const [outcome, setOutcome] = useState('not yet')
  const [mounts, setMounts] = useState(0)
  const journey = useRef<JourneyElement>(null)
  const booking = useRef<BookingElement>(null)

  useEffect(() => setMounts((count) => count + 1), [])
  useEffect(() => offerCycles(setThere), [])

  const tell = ({ type }: SessionEventMap[keyof SessionEventMap]) =>
    setTold((before) => [...before.slice(-19), `${greeting}: ${type}`])

  return (
    <main>
      <h1>Apply for a home loan</h1>
      <p>
        <button onClick={() => setGreeting('Second')}>Another callback</button>{' '}
        <button onClick={() => setTitle('Your loan')}>Another title</button>{' '}
        <button onClick={() => setThere(!isThere)}>{isThere ? 'Take it out' : 'Put it in'}</button>{' '}
        <button onClick={() => journey.current?.restart()}>Begin anew</button>{' '}
        <button onClick={() => booking.current?.open()}>Book a call</button>
      </p>
      {isThere && (
        <JourneySession
          ref={journey}
          id="apply"
          className="wide"
          endpoint={endpoint}
          journey={JOURNEY}
          getToken={() => getToken(`journey=${JOURNEY}`)}
          values={{ firstname: 'Grace' }}
          loading="eager"
          frameTitle={title}
          minHeight={400}
          onSessionCreating={tell}
          onSessionCreated={tell}
          onSessionReady={tell}
          onSessionProgress={tell}
          onSessionSubmitted={tell}
          onSessionCompleted={(event) => {
            tell(event)
            setOutcome(event.detail.outcome)
          }}
          onSessionError={tell}
        >
          <p slot="loading">One moment …</p>
        </JourneySession>
      )}
      <AppointmentBooking
        ref={booking}
        id="call"
        endpoint={endpoint}
        appointmentType={APPOINTMENT_TYPE}
        getToken={() => getToken(`appointmentType=${APPOINTMENT_TYPE}`)}
        display="modal"
      />
      <dl>
        <dt>React</dt>
        <dd data-testid="version">{version}</dd>
        <dt>Outcome</dt>
        <dd data-testid="outcome">{outcome}</dd>
        <dt>Mounted</dt>
        <dd data-testid="mounts">{mounts}</dd>
        <dt>Told</dt>
        <dd>
          <ol data-testid="told">
            {told.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        </dd>
      </dl>
    </main>
  )
}
