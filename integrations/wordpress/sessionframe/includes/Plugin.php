<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/** What WordPress calls, and when. */
final class Plugin {

	public static function start(): void {
		add_action( 'init', array( self::class, 'load' ) );
		add_action( 'init', array( Table::class, 'upgrade' ) );
		add_action( Table::SWEEP, array( Table::class, 'sweep' ), 10, 0 );
		add_filter( 'wpmu_drop_tables', array( Table::class, 'with_ours' ) );
		add_action( 'wp_uninitialize_site', array( Leads::class, 'forget_site' ) );
		// Before `rest_api_loaded`, which is at 10: see Routes.
		add_action( 'parse_request', array( Routes::class, 'answer' ), 1 );
		add_action( 'init', array( Markup::class, 'register' ) );
		add_action( 'wp_enqueue_scripts', array( Script::class, 'watch' ) );
		add_filter( 'script_loader_tag', array( Script::class, 'tag' ), 10, 2 );
		if ( is_admin() ) {
			Admin\Page::start();
			Admin\LeadField::start();
		}
	}

	public static function load(): void {
		load_plugin_textdomain( 'sessionframe', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	}
}
