'use client'

import { useState } from 'react'
import type { JourneySession as JourneyElement } from 'sessionframe/elements'
import { JourneySession } from 'sessionframe/react'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'

interface DisplaysProps {
  display: JourneyElement['display']
  endpoint?: string
}

/** The same form, wherever an app wants it shown. */
export function Displays({ display, endpoint = '/sessionframe/v1' }: DisplaysProps) {
  const [outcome, setOutcome] = useState('not yet')
  return (
    <main>
      <h1>Apply for a home loan</h1>
      <JourneySession
        endpoint={endpoint}
        journey={JOURNEY}
        tokenUrl={TOKEN_URL}
        display={display}
        onSessionCompleted={({ detail }) => setOutcome(detail.outcome)}
      >
        <button slot="opener">Apply now</button>
      </JourneySession>
      <p data-testid="outcome">{outcome}</p>
    </main>
  )
}
