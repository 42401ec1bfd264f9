<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class Time {

	public static function now(): string {
		return (string) self::instant( (int) ( microtime( true ) * 1000 ) );
	}

	/** Milliseconds at the end of the year 9999. */
	const LAST = 253402300799999;

	/** ISO 8601 in UTC; FLG's pages show a date or null, a number would be milliseconds. Null for what is no time. */
	public static function instant( $value ): ?string {
		if ( is_int( $value ) || is_float( $value ) ) {
			// A year of five digits could be written, and not read again.
			if ( ! ( $value >= 0 && $value <= self::LAST ) ) {
				return null;
			}
			$seconds = floor( $value / 1000 );
			return gmdate( 'Y-m-d\TH:i:s', (int) $seconds ) . sprintf( '.%03dZ', $value - $seconds * 1000 );
		}
		// PHP would take "tomorrow" too.
		if ( ! is_string( $value ) || ! preg_match( '/\A\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?\z/', $value ) ) {
			return null;
		}
		try {
			$time = new \DateTimeImmutable( $value, new \DateTimeZone( 'UTC' ) );
		} catch ( \Exception $error ) {
			return null;
		}
		$instant = $time->setTimezone( new \DateTimeZone( 'UTC' ) )->format( 'Y-m-d\TH:i:s.v\Z' );
		// "0000-00-00", as databases write no date, would be long ago.
		return preg_match( '/\A\d{4}-/', $instant ) ? $instant : null;
	}

	/** Infinity for a time that never comes. */
	public static function seconds_left( ?string $instant ): float {
		if ( $instant === null ) {
			return INF;
		}
		return floor( (float) ( new \DateTimeImmutable( $instant ) )->format( 'U.u' ) - microtime( true ) );
	}
}
