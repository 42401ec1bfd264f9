import { waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../../src/elements.ts'
import { openPage, scene } from './scenes.ts'

/**
 * An element in a page of its own, which has loaded the script as it ships.
 * @param policy The page's Content-Security-Policy; FRAMES in it is the frames' origin.
 */
export async function openScriptPage(policy: string, page = 'puppet') {
  const { endpoint, frames } = await scene({ create: [{ page }] })
  const host = await openPage(
    `<script src="/dist/cdn/sessionframe.js" defer></script>
     <journey-session endpoint="${endpoint}" journey="a" resume="none"></journey-session>`,
    policy.replace('FRAMES', frames),
  )
  const element = host.contentDocument?.querySelector('journey-session') as JourneySession
  await waitUntil(() => element.shadowRoot, 'the element is defined')
  return { element, host }
}
