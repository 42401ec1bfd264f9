<?php
/**
 * Leaves nothing behind: options, table, leads of users, the hourly event.
 *
 * @package Sessionframe
 */

namespace Sessionframe;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/autoload.php';

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		switch_to_blog( $site );
		Table::uninstall();
		Settings::forget();
		Leads::forget();
		restore_current_blog();
	}
} else {
	Table::uninstall();
	Settings::forget();
	Leads::forget();
}
