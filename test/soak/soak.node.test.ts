import assert from 'node:assert/strict'
import { it } from 'node:test'
import { launchBrowser } from '../../bench/common/browser.ts'
import { leaks, pageGrowth, serverGrowth } from '../../bench/soak/growth.ts'
import { sum } from '../../bench/soak/ledger.ts'
import { soakBoth } from '../../bench/soak/soak.ts'

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 3)
/** Bytes that are kept of each request: of a kilobyte, three minutes must show it, and nothing else. */
const KEEPS = Number(process.env['SOAK_KEEPS'] ?? 0)

/** For a thousand requests, for certain: half a kilobyte of each, a descriptor of two hundred. */
const MOST = { heap: 0.5, external: 0.5, sockets: 5, files: 5, handles: 5, connections: 2 }
/** For a thousand mounts: a tenth of a thing of each, two kilobytes. */
const PAGE_MOST = { things: 100, heap: 2000 }
/** More than before the first visitor: of connections that are kept alive. */
const SOCKETS_MORE = 8

it('visitors come and go while lines are cut: nothing is lost, nothing is there twice, nothing grows', async (t) => {
  const browser = await launchBrowser()
  try {
    const soaked = await soakBoth(
      browser,
      {
        minutes: MINUTES,
        visitors: 5,
        restMs: 400,
        mountPauseMs: 700,
        pages: 1,
        faultEveryMs: 5000,
        sampleEveryMs: 3000,
      },
      KEEPS,
    )
    for (const one of soaked) {
      const { server, checked, idle, mounts, ending } = one
      const { ledger, name } = server
      assert.deepEqual(ledger.wrong, [], `${name}: every answer is one that may be`)
      assert.deepEqual(checked.lost, [], `${name}: all that was acknowledged is there`)
      assert.deepEqual(checked.twice, [], `${name}: and once`)
      assert.deepEqual(checked.impossible, [], name)
      assert.equal(ending, 0, `${name}: the server ended cleanly`)
      assert.ok(sum(ledger.faults) > 0 && ledger.failed > 0, `${name}: the faults were felt`)
      for (const kind of ['forms', 'bookings', 'pages with triggers', "owners' programs"]) {
        assert.ok((ledger.visits.get(kind) ?? 0) > 0, `${name}: ${kind}`)
      }
      assert.ok(mounts.ready > 0, `${name}: sessions were mounted`)
      assert.ok(
        idle.after.sockets <= idle.before.sockets + SOCKETS_MORE,
        `${name}: ${idle.before.sockets} sockets before, ${idle.after.sockets} after`,
      )
      for (const growth of [...serverGrowth(one, MOST), ...pageGrowth(one, PAGE_MOST)]) {
        const { what, unit, begin, end, byThousand } = growth
        const told = `${name}: ${what} ${begin.toFixed(1)} → ${end.toFixed(1)} ${unit}, ${byThousand.from.toFixed(2)} to ${byThousand.to.toFixed(2)} for a thousand`
        t.diagnostic(told)
        assert.equal(leaks(growth), KEEPS > 0 && what === 'objects in the heap', told)
      }
      t.diagnostic(
        `${name}: ${sum(ledger.visits)} visits, ${idle.after.requests} requests, ${sum(ledger.faults)} faults, ${ledger.acknowledged} acknowledged, ${ledger.failed} asked again, lost 0`,
      )
    }
  } finally {
    await browser.close()
  }
})
