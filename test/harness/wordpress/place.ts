import type { Place } from '../endpoint/settings.ts'
import type { Wordpress } from './wordpress.ts'

/** As PHP begins each line of its log; the rest is the plugin's own. */
const STAMP = /^\[[^\]]+\] /gm

/**
 * The plugin's endpoint for the suites that all endpoints are put to. They share one WordPress:
 * each begins with settings of its own, and with nothing remembered.
 */
export const wordpressPlace = (wordpress: () => Wordpress): Place => ({
  name: 'WordPress',
  refusesTrace: true,
  async start(environment) {
    const { define, database, origin, log } = wordpress()
    define(environment)
    database.query('DELETE FROM wp_sessionframe')
    const before = log().length
    return {
      origin: `${origin}/wp-json`,
      log: () => log().slice(before).replaceAll(STAMP, ''),
      stop: async () => define({}),
    }
  },
})
