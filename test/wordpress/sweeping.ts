import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runPhp } from '../harness/wordpress/php.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

const HOUR_S = 3600

/** The site of the tests runs no events of WordPress, as many do. */
export function sweepingSuite(wordpress: () => Wordpress): void {
  describe('what has expired, where nobody runs the hourly events', () => {
    const rows = () =>
      wordpress().database.query("SELECT name FROM wp_sessionframe WHERE name LIKE 'old:%'").trim()
    const expire = (name: string) =>
      wordpress().database.query(`INSERT INTO wp_sessionframe VALUES ('old:${name}', '', 1)`)
    /** Makes the next event of this time from now, in seconds. */
    const due = (inSeconds: number) =>
      runPhp(
        wordpress(),
        `wp_clear_scheduled_hook( 'sessionframe_sweep' );
        wp_schedule_event( time() + ${inSeconds}, 'hourly', 'sessionframe_sweep' );`,
      )
    const next = () =>
      Number(runPhp(wordpress(), "echo wp_next_scheduled( 'sessionframe_sweep' ) - time();"))
    const ask = async () => {
      const { origin } = wordpress()
      const answer = await fetch(`${origin}/wp-json/sessionframe/v1/journey-sessions`, {
        method: 'POST',
      })
      assert.equal(answer.status, 403)
      await answer.text()
    }

    it('is swept by a request when the event is an hour late, once', async () => {
      due(-2 * HOUR_S)
      expire('one')
      await ask()
      assert.equal(rows(), '')
      assert.ok(next() > HOUR_S / 2 && next() <= HOUR_S, 'the next is in an hour')
      expire('two')
      await ask()
      assert.equal(rows(), 'old:two')
    })

    it('is left to the event where that comes', async () => {
      due(-HOUR_S / 2)
      await ask()
      assert.equal(rows(), 'old:two')
      runPhp(wordpress(), "do_action( 'sessionframe_sweep' );")
      assert.equal(rows(), '')
    })
  })
}
