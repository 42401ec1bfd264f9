<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/** The one table: what the endpoint remembers between requests. */
final class Table {

	const SWEEP   = 'sessionframe_sweep';
	const VERSION = 'sessionframe_table';
	const CURRENT = '1';
	/** Rows of one statement, which holds their locks, and seconds for all of them. */
	const SWEPT_AT_ONCE = 10000;
	const SWEEP_S       = 20;

	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'sessionframe';
	}

	/** On activation; on the other sites of a network with the first request. */
	public static function install(): void {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::name();
		// Names are ours, so their bytes are compared; values are sealed, hashed or counted.
		dbDelta(
			"CREATE TABLE $table (
  name varbinary(96) NOT NULL,
  value mediumtext NOT NULL,
  expires bigint(20) unsigned NOT NULL,
  PRIMARY KEY  (name),
  KEY expires (expires)
) {$wpdb->get_charset_collate()};"
		);
		update_option( self::VERSION, self::CURRENT );
		if ( ! wp_next_scheduled( self::SWEEP ) ) {
			wp_schedule_event( time(), 'hourly', self::SWEEP );
		}
	}

	public static function upgrade(): void {
		if ( get_option( self::VERSION ) !== self::CURRENT ) {
			self::install();
		}
	}

	/**
	 * Nobody asks for what has expired; it only takes room.
	 *
	 * @param int $seconds After which no other statement is begun.
	 */
	public static function sweep( int $seconds = self::SWEEP_S ): void {
		global $wpdb;
		$until = microtime( true ) + $seconds;
		do {
			$gone = $wpdb->query(
				$wpdb->prepare(
					'DELETE FROM ' . self::name() . ' WHERE expires <= %d LIMIT %d',
					(int) ( microtime( true ) * 1000 ),
					self::SWEPT_AT_ONCE
				)
			);
		} while ( $gone === self::SWEPT_AT_ONCE && microtime( true ) < $until );
	}

	/**
	 * Where nobody runs WordPress's hourly events (`DISABLE_WP_CRON`, and no cron of the machine's), a
	 * request sweeps when they are an hour late: one statement, and not again for an hour.
	 */
	public static function sweep_if_overdue(): void {
		$due = wp_next_scheduled( self::SWEEP );
		if ( $due === false || $due > time() - HOUR_IN_SECONDS ) {
			return;
		}
		wp_unschedule_event( $due, self::SWEEP );
		wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', self::SWEEP );
		self::sweep( 0 );
	}

	public static function stop_sweeping(): void {
		wp_clear_scheduled_hook( self::SWEEP );
	}

	/**
	 * When a network deletes one of its sites: WordPress knows its own tables alone.
	 *
	 * @param string[] $tables
	 */
	public static function with_ours( array $tables ): array {
		return array_merge( $tables, array( self::name() ) );
	}

	public static function uninstall(): void {
		global $wpdb;
		self::stop_sweeping();
		$wpdb->query( 'DROP TABLE IF EXISTS ' . self::name() );
		delete_option( self::VERSION );
	}
}
