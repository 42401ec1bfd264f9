import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { runPhp } from '../harness/wordpress/php.ts'
import { deactivatePlugin } from '../harness/wordpress/plugin.ts'
import { storedOptions } from '../harness/wordpress/settings-page.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

const PLUGIN = 'sessionframe/sessionframe.php'

const NETWORK = {
  MULTISITE: true,
  SUBDOMAIN_INSTALL: false,
  DOMAIN_CURRENT_SITE: 'network.example',
  PATH_CURRENT_SITE: '/',
  SITE_ID_CURRENT_SITE: 1,
  BLOG_ID_CURRENT_SITE: 1,
}

/** Makes the database one of a network; the site itself goes on as it was. */
function makeNetwork(wordpress: Wordpress): void {
  runPhp(
    wordpress,
    `require ABSPATH . 'wp-admin/includes/network.php';
    require ABSPATH . 'wp-admin/includes/upgrade.php';
    foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) $wpdb->$table = $prefixed;
    install_network();
    populate_network( 1, 'network.example', 'admin@example.com', 'A network', '/', false );`,
  )
}

/** Last: nothing works after it. */
export function uninstallSuite(wordpress: () => Wordpress): void {
  describe('taking the plugin away', () => {
    it('has made PHP complain of nothing', () => {
      const { log } = wordpress()
      const complaints = log()
        .split('\n')
        .filter((line) => line.includes('PHP ') && line.includes('plugins/sessionframe'))
      assert.deepEqual(complaints, [])
    })

    it('goes with a site that a network deletes', () => {
      makeNetwork(wordpress())
      const { database } = wordpress()
      const leads = () =>
        database.query(
          "SELECT meta_key FROM wp_usermeta WHERE user_id = 1 AND meta_key LIKE '%sessionframe_lead'",
        )
      const told = runPhp(
        wordpress(),
        `$site = wpmu_create_blog( 'network.example', '/two/', 'Two', 1 );
        switch_to_blog( $site );
        \\Sessionframe\\Table::upgrade();
        restore_current_blog();
        update_user_meta( 1, 'wp_' . $site . '_sessionframe_lead', '5001' );
        update_user_meta( 1, 'wp_sessionframe_lead', '1' );
        echo json_encode( array( $site, $wpdb->get_col( "SHOW TABLES LIKE '%sessionframe'" ) ) );
        wp_delete_site( $site );
        echo json_encode( $wpdb->get_col( "SHOW TABLES LIKE '%sessionframe'" ) );`,
        NETWORK,
      )
      assert.match(
        told,
        /\[(\d+),\["wp_\1_sessionframe","wp_sessionframe"\]\]\["wp_sessionframe"\]$/,
      )
      assert.equal(leads().trim(), 'wp_sessionframe_lead')
      database.query(
        "DELETE FROM wp_usermeta WHERE user_id = 1 AND meta_key = 'wp_sessionframe_lead'",
      )
    })

    it('leaves nothing behind', async () => {
      const { admin, database, root } = wordpress()
      const leads = "SELECT COUNT(*) FROM wp_usermeta WHERE meta_key = 'wp_sessionframe_lead'"
      assert.notEqual(database.query(leads).trim(), '0')
      assert.notEqual(storedOptions(wordpress()), '')
      await deactivatePlugin(wordpress())
      assert.notEqual(database.query(leads).trim(), '0', 'it may be switched on again')
      const answer = await admin.submit(
        `/wp-admin/plugins.php?action=delete-selected&checked[]=${PLUGIN}`,
        '/wp-admin/plugins.php',
        {},
      )
      const list = await (await admin.fetch('/wp-admin/plugins.php')).text()
      const nonce = /name="_wpnonce" value="([^"]+)"/.exec(list)?.[1] ?? ''
      assert.ok(answer.status < 500)
      await admin.fetch('/wp-admin/plugins.php', {
        method: 'POST',
        body: new URLSearchParams({
          action: 'delete-selected',
          'checked[]': PLUGIN,
          'verify-delete': '1',
          _wpnonce: nonce,
        }),
      })
      assert.equal(existsSync(join(root, 'wp-content/plugins/sessionframe')), false)
      assert.equal(database.query(leads).trim(), '0')
      assert.equal(storedOptions(wordpress()), '')
      assert.equal(database.query("SHOW TABLES LIKE '%sessionframe%'"), '')
      const events = database.query(
        "SELECT option_value FROM wp_options WHERE option_name = 'cron'",
      )
      assert.ok(!events.includes('sessionframe'))
    })
  })
}
