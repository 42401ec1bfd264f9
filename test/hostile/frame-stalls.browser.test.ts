import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { inFrame, names, unmountAll } from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'
import { watchMainThread } from './main-thread.ts'
import { codesOf, readySession, say } from './ready-session.ts'

const BLOCKED = 30_000

/** An engine that gives another site a process of its own: only there can the host see a stall. */
const rows: HostileCase[] = [
  {
    number: 62,
    tried: 'a page that blocks its main thread for thirty seconds',
    expected:
      'frame-stalled, once; the host stays responsive, the page stays and is listened to again',
    takes: BLOCKED + 30_000,
    async run() {
      const { element, events } = await readySession()
      const start = performance.now()
      await inFrame(
        element,
        `setTimeout(() => { const end = Date.now() + ${BLOCKED}; while (Date.now() < end); }, 0)`,
      )
      const longest = watchMainThread()
      await waitUntil(() => events.length > 0, 'no event', { timeout: BLOCKED + 1000 })
      expect(performance.now() - start).to.be.lessThan(BLOCKED)
      expect(codesOf(events)).to.deep.equal(['frame-stalled'])
      expect(element.state).to.equal('ready')
      await say(element, "{ t: 'progress', page: 1, pages: 1 }")
      await aTimeout(500)
      expect(longest()).to.be.lessThan(1500)
      expect(names(events)).to.deep.equal(['session-error', 'session-progress'])
    },
  },
]

describe('a hostile page that stalls', () => {
  afterEach(unmountAll)
  runTable(rows)
})
