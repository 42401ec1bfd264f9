import Link from 'next/link'
import { JourneySession } from 'sessionframe/react'
import { endpoint } from '../demo-site.ts'
import { JOURNEY, TOKEN_URL } from '../../demo.ts'

export const dynamic = 'force-dynamic'

/** Where nobody listens, the component of Sessionframe stands in a server component as it is. */
export default function Page() {
  return (
    <main>
      <h1>Apply for a home loan</h1>
      <Link href="/rendered">With the session in the page</Link>
      <JourneySession
        id="apply"
        endpoint={endpoint()}
        journey={JOURNEY}
        tokenUrl={TOKEN_URL}
        minHeight={400}
      />
    </main>
  )
}
