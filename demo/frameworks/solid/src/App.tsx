import { createSignal, For, onMount, Show } from 'solid-js'
import type { AppointmentBooking, JourneySession, SessionEventMap } from 'sessionframe/elements'
import 'sessionframe/solid'
import { offerCycles } from '../../cycles.ts'
import { APPOINTMENT_TYPE, getToken, JOURNEY } from '../../demo.ts'

export function App() {
  const [isThere, setThere] = createSignal(true)
  const [title, setTitle] = createSignal('Loan application')
  const [greeting, setGreeting] = createSignal('First')
  const [told, setTold] = createSignal<string[]>([])
  const [outcome, setOutcome] = createSignal('not yet')
  let journey!: JourneySession
  let booking!: AppointmentBooking

  onMount(() => offerCycles(setThere))

  const tell = ({ type }: SessionEventMap[keyof SessionEventMap]) =>
    setTold((before) => [...before.slice(-19), `${greeting()}: ${type}`])

  return (
    <main>
      <h1>Apply for a home loan</h1>
      <p>
        <button onClick={() => setGreeting('Second')}>Another callback</button>{' '}
        <button onClick={() => setTitle('Your loan')}>Another title</button>{' '}
        <button onClick={() => setThere(!isThere())}>
          {isThere() ? 'Take it out' : 'Put it in'}
        </button>{' '}
        <button onClick={() => journey.restart()}>Begin anew</button>{' '}
        <button onClick={() => booking.open()}>Book a call</button>
      </p>
      <Show when={isThere()}>
        <journey-session
          ref={(element) => (journey = element)}
          id="apply"
          class="wide"
          endpoint="/sessionframe/v1"
          journey={JOURNEY}
          prop:getToken={() => getToken(`journey=${JOURNEY}`)}
          prop:values={{ firstname: 'Grace' }}
          loading="eager"
          frame-title={title()}
          min-height={400}
          on:session-creating={tell}
          on:session-created={tell}
          on:session-ready={tell}
          on:session-progress={tell}
          on:session-submitted={tell}
          on:session-completed={(event) => {
            tell(event)
            setOutcome(event.detail.outcome)
          }}
          on:session-error={tell}
        >
          <p slot="loading">One moment …</p>
        </journey-session>
      </Show>
      <appointment-booking
        ref={(element) => (booking = element)}
        id="call"
        endpoint="/sessionframe/v1"
        appointment-type={APPOINTMENT_TYPE}
        prop:getToken={() => getToken(`appointmentType=${APPOINTMENT_TYPE}`)}
        display="modal"
      />
      <dl>
        <dt>Outcome</dt>
        <dd data-testid="outcome">{outcome()}</dd>
        <dt>Told</dt>
        <dd>
          <ol data-testid="told">
            <For each={told()}>{(line) => <li>{line}</li>}</For>
          </ol>
        </dd>
      </dl>
    </main>
  )
}
