import { endpoint } from './demo-site.ts'
import { App } from './made/App.tsx'

export const dynamic = 'force-dynamic'

/** A component of yours that listens: it is written here, and goes on in the browser. */
export default function Page() {
  return <App endpoint={endpoint()} />
}
