<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * So many calls of FLG at once: each holds one of PHP's few workers, and a session service that
 * hangs must not take the whole site with it. Locks of the database, which end with a process
 * that dies; where it has none, nothing is limited.
 */
final class Slots {

	const USUAL   = 5;
	const WAIT_MS = 1000;

	/** The name of what was taken; null where nothing can be. Throws `upstream-open`. */
	public static function take(): ?string {
		global $wpdb;
		/** How many sessions may be asked for at the same time. */
		$count = max( 1, (int) apply_filters( 'sessionframe_upstream_concurrency', self::USUAL ) );
		$until = microtime( true ) + self::WAIT_MS / 1000;
		do {
			for ( $at = 0; $at < $count; $at++ ) {
				$name   = substr( md5( DB_NAME . $wpdb->prefix ), 0, 16 ) . "-sessionframe-$at";
				$silent = $wpdb->suppress_errors();
				$taken  = $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 0)', $name ) );
				$wpdb->suppress_errors( $silent );
				if ( $taken === null ) {
					return null;
				}
				if ( $taken === '1' ) {
					return $name;
				}
			}
			usleep( 50000 );
		} while ( microtime( true ) < $until );
		throw new Problem( 'upstream-open', 'Too many sessions are being started at once.', array( 'Retry-After' => '1' ) );
	}

	public static function release( ?string $name ): void {
		global $wpdb;
		if ( $name !== null ) {
			$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $name ) );
		}
	}
}
