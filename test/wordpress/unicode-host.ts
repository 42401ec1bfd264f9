import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runPhp } from '../harness/wordpress/php.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

/** WordPress keeps its address as it was typed. */
export function unicodeHostSuite(wordpress: () => Wordpress): void {
  describe('a site whose host is not in ASCII', () => {
    const urls = [
      'https://müller.example',
      'https://Müller.example:8443/blog',
      'http://büro.bücher.example/a/é',
      'https://www.example.com/é',
      'https://日本語.example',
    ]
    const origins = (code: string) =>
      JSON.parse(runPhp(wordpress(), `echo json_encode( ${code} );`)) as (string | null)[]

    it('has the origin that browsers send', () => {
      const given = JSON.stringify(urls)
      assert.deepEqual(
        origins(
          `array_map( array( 'Sessionframe\\\\Endpoint\\\\Origins', 'in_ascii' ), json_decode( '${given}' ) )`,
        ),
        // What a browser makes of them.
        urls.map((url) => new URL(url).origin),
      )
    })

    it('is allowed, and no origin is one by another way of writing it', () => {
      const allowed = origins(
        `( function () {
          add_filter( 'home_url', function () { return 'https://müller.example'; } );
          return Sessionframe\\Endpoint\\Origins::allowed();
        } )()`,
      )
      assert.ok(allowed.includes('https://xn--mller-kva.example'))
      const odd = ['https://a@müller.example', 'https://müller.example:x', 'ftp://müller.example']
      const made = origins(
        `array_map( array( 'Sessionframe\\\\Endpoint\\\\Origins', 'in_ascii' ), json_decode( '${JSON.stringify(odd)}' ) )`,
      )
      assert.deepEqual(made, [null, null, null])
    })
  })
}
