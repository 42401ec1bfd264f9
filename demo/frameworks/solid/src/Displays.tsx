import { createSignal } from 'solid-js'
import type { JourneySession } from 'sessionframe/elements'
import 'sessionframe/solid'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'

/** The same form, wherever an app wants it shown. */
export function Displays(props: { display: JourneySession['display'] }) {
  const [outcome, setOutcome] = createSignal('not yet')
  return (
    <main>
      <h1>Apply for a home loan</h1>
      <journey-session
        endpoint="/sessionframe/v1"
        journey={JOURNEY}
        token-url={TOKEN_URL}
        display={props.display}
        on:session-completed={({ detail }) => setOutcome(detail.outcome)}
      >
        <button slot="opener">Apply now</button>
      </journey-session>
      <p data-testid="outcome">{outcome()}</p>
    </main>
  )
}
