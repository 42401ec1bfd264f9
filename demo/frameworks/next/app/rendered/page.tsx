import { renderSession } from 'sessionframe/render'
import { askForSession, endpoint, pageOrigin } from '../demo-site.ts'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'
import { Define } from './define.tsx'

export const dynamic = 'force-dynamic'

/** The visitor's session is in the HTML: its frame loads before any script does. */
export default async function Page() {
  const html = renderSession({
    element: 'journey-session',
    session: await askForSession(),
    attributes: { id: 'apply', endpoint: endpoint(), journey: JOURNEY, 'token-url': TOKEN_URL },
    pageOrigin: pageOrigin(),
  })
  return (
    <main>
      <h1>Apply for a home loan</h1>
      {/* The browser makes a shadow root of the template in it, which React then misses. */}
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
      <Define />
    </main>
  )
}
