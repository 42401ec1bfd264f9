import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { JOURNEY, KEY } from '../harness/endpoint/settings.ts'
import { hostileServer, type HostileServer } from '../harness/hostile-server.ts'
import { makeVisitor, PASSWORD } from '../harness/wordpress/people.ts'
import { runPhp } from '../harness/wordpress/php.ts'
import { saveSettings, SETTINGS_PAGE, storedOptions } from '../harness/wordpress/settings-page.ts'
import { signIn, type Session } from '../harness/wordpress/sign-in.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

/** Settings > Sessionframe, and what is kept of it. */
export function settingsSuite(wordpress: () => Wordpress): void {
  describe('the settings page', () => {
    let flg: HostileServer
    let grace: Session
    before(async () => {
      flg = await hostileServer()
      flg.behave = goodSession()
      grace = await makeVisitor(wordpress(), 'grace', '1002')
      await saveSettings(wordpress().admin, { flg_domain: flg.origin, api_key: KEY })
    })
    after(async () => {
      await saveSettings(wordpress().admin, { flg_domain: '', forget_api_key: '1' })
      await flg.close()
    })

    /** A session as the widget asks for it, with a token of WordPress's own. */
    const start = async (who: Session) => {
      const { origin } = wordpress()
      const token = await who.fetch('/wp-json/sessionframe/v1/token')
      const { token: given } = (await token.json()) as { token: string }
      return ask(new URL(`${origin}/wp-json`), {
        headers: {
          Origin: origin,
          'Sec-Fetch-Site': 'same-origin',
          Authorization: `Bearer ${given}`,
        },
      })
    }

    it('keeps the key sealed, and uses it', async () => {
      const { status, text } = await start(grace)
      assert.equal(status, 201, text)
      assert.equal(flg.seen.at(-1)?.headers.authorization, `Bearer ${KEY}`)
      assert.ok(!storedOptions(wordpress()).includes(KEY))
    })

    it('never shows the key, and keeps it when the field is left empty', async () => {
      const { admin } = wordpress()
      const page = await (await admin.fetch(SETTINGS_PAGE)).text()
      assert.match(page, /data-state="sealed"/)
      assert.ok(!page.includes(KEY))
      assert.ok(!(await saveSettings(admin, { trusted_hops: '0' })).includes(KEY))
      assert.equal((await start(grace)).status, 201)
    })

    it('refuses what cannot be right, says so, and keeps what was there', async () => {
      const { admin } = wordpress()
      const xss = '"><script>alert(1)</script>'
      const page = await saveSettings(admin, {
        flg_domain: `demo.flg360.co.uk/path${xss}`,
        api_key: 'a key with blanks',
        allowed_origins: 'https://www.example.com/',
        journeys: xss,
      })
      for (const words of [
        'The FLG domain must',
        'The access key must',
        'is not an origin',
        'is not an id',
      ]) {
        assert.ok(page.includes(words), words)
      }
      assert.ok(!page.includes('<script>alert(1)'))
      assert.equal((await start(grace)).status, 201)
    })

    it('takes no more ids than a token has room for, and a longer list breaks no token', async () => {
      const { admin } = wordpress()
      const ids = Array.from({ length: 201 }, (_, n) => `id-${n}`)
      const page = await saveSettings(admin, { journeys: ids.join('\n') })
      assert.match(page, /takes 200 ids at most/)
      assert.equal((await start(grace)).status, 201)
      const fits = await saveSettings(admin, { journeys: ['id-1', ...ids.slice(0, 200)].join(' ') })
      assert.doesNotMatch(fits, /takes 200 ids at most/)
      // As another plugin may write it.
      runPhp(
        wordpress(),
        `remove_all_filters( 'sanitize_option_sessionframe_settings' );
        $all = get_option( 'sessionframe_settings' );
        $all['journeys'] = "${JOURNEY} ${ids.join(' ')}";
        update_option( 'sessionframe_settings', $all );`,
      )
      assert.equal((await start(grace)).status, 201)
      await saveSettings(admin, { journeys: '*' })
    })

    it('is for administrators, and takes nothing without a nonce', async () => {
      const { admin } = wordpress()
      assert.equal((await grace.fetch(SETTINGS_PAGE)).status, 403)
      const body = () =>
        new URLSearchParams({
          option_page: 'sessionframe',
          action: 'update',
          'sessionframe_settings[flg_domain]': 'evil.example',
        })
      for (const who of [grace, admin]) {
        const answer = await who.fetch('/wp-admin/options.php', { method: 'POST', body: body() })
        assert.equal(answer.status, 403)
      }
      assert.ok(!storedOptions(wordpress()).includes('evil.example'))
    })

    it('notices that the salts have changed, and asks for the key again', async () => {
      const { changeSalts, log } = wordpress()
      changeSalts()
      const admin = await wordpress().signInAgain()
      grace = await signIn(wordpress().origin, 'grace', PASSWORD)
      const before = log().length
      const { status, text } = await start(grace)
      assert.equal(status, 500, text)
      assert.ok(!text.includes('salts'), 'that is no business of a visitor')
      assert.match(log().slice(before), /"apiKey" cannot be read: the salts/)
      assert.match(
        await (await admin.fetch('/wp-admin/')).text(),
        /the salts in wp-config.php have changed/,
      )
      assert.match(await (await admin.fetch(SETTINGS_PAGE)).text(), /data-state="unreadable"/)
      await saveSettings(admin, { api_key: KEY })
      assert.equal((await start(grace)).status, 201)
      assert.ok(
        !(await (await admin.fetch('/wp-admin/')).text()).includes('salts in wp-config.php'),
      )
    })

    it('refuses to work with a secret that can be guessed', async () => {
      const { define, log } = wordpress()
      define({ SESSIONFRAME_SECRET: 'hunter2' })
      const before = log().length
      const answer = await grace.fetch('/wp-json/sessionframe/v1/token')
      define({})
      assert.equal(answer.status, 500)
      assert.match(log().slice(before), /"SESSIONFRAME_SECRET" must have 32 bytes/)
      assert.ok(!(log().slice(before) + (await answer.text())).includes('hunter2'))
    })

    it('forgets the key when it is told to', async () => {
      const { admin } = wordpress()
      await saveSettings(admin, { forget_api_key: '1' })
      assert.match(await (await admin.fetch(SETTINGS_PAGE)).text(), /data-state="absent"/)
      await saveSettings(admin, { api_key: KEY })
    })

    it('takes constants of wp-config.php before its own, and says so', async () => {
      const { admin, define } = wordpress()
      define({ FLG_API_KEY: 'keyOfTheConstant', FLG_DOMAIN: flg.origin })
      try {
        assert.match(await (await admin.fetch(SETTINGS_PAGE)).text(), /Set in wp-config.php/)
        const other = await makeVisitor(wordpress(), 'mary', '1003')
        assert.equal((await start(other)).status, 201)
        assert.equal(flg.seen.at(-1)?.headers.authorization, 'Bearer keyOfTheConstant')
      } finally {
        define({})
      }
    })

    it('speaks the language of who reads it', async () => {
      const { admin, database } = wordpress()
      const locale = (to: string) =>
        database.query(
          `UPDATE wp_usermeta SET meta_value = '${to}' WHERE user_id = 1 AND meta_key = 'locale'`,
        )
      locale('de_DE')
      try {
        assert.match(await (await admin.fetch(SETTINGS_PAGE)).text(), /Zugangsschlüssel/)
        const editor = await (await admin.fetch('/wp-admin/post-new.php?post_type=page')).text()
        // As JSON in a script, for the block's own script.
        assert.ok(editor.includes(JSON.stringify('Was gezeigt wird')), 'the block is translated')
        assert.match(editor, /Ein Formular oder eine Terminbuchung/)
      } finally {
        locale('')
      }
    })
  })
}
