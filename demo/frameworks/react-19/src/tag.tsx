import { StrictMode, useState } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import 'sessionframe/react'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'

/** React 19 alone: a tag, attributes as in HTML, and listeners by the events' own names. */
function Tag() {
  const [outcome, setOutcome] = useState('not yet')
  return (
    <main>
      <h1>Apply for a home loan</h1>
      <journey-session
        id="apply"
        endpoint="/sessionframe/v1"
        journey={JOURNEY}
        token-url={TOKEN_URL}
        values={{ firstname: 'Grace' }}
        min-height={400}
        scroll="none"
        required
        onsession-completed={({ detail }) => setOutcome(detail.outcome)}
      />
      <p data-testid="outcome">{outcome}</p>
    </main>
  )
}

const tag = (
  <StrictMode>
    <Tag />
  </StrictMode>
)
const root = document.querySelector('#root')
if (root?.hasChildNodes()) hydrateRoot(root, tag)
else if (root) createRoot(root).render(tag)
