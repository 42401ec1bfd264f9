<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Table;

defined( 'ABSPATH' ) || exit;

/**
 * What is remembered between requests, in a table of our own: transients can be evicted, and have
 * no way to claim a name that only one of two requests gets.
 */
final class Store {

	public static function get( string $name ): ?string {
		$found = self::many( array( $name ) );
		return isset( $found[ $name ] ) ? $found[ $name ]['value'] : null;
	}

	/** Those of `names` that are there: value, and `left` milliseconds. */
	public static function many( array $names ): array {
		global $wpdb;
		$marks = implode( ',', array_fill( 0, count( $names ), '%s' ) );
		$sql   = 'SELECT name, value, expires FROM ' . Table::name() . " WHERE name IN ($marks) AND expires > %d";
		$rows  = self::checked( $wpdb->get_results( $wpdb->prepare( $sql, array_merge( $names, array( self::now() ) ) ) ) );
		$found = array();
		foreach ( $rows as $row ) {
			$found[ $row->name ] = array( 'value' => $row->value, 'left' => (int) $row->expires - self::now() );
		}
		return $found;
	}

	/** Writes only if the name is free; says whether it did. Of two at once, one gets it. */
	public static function add( string $name, string $value, int $seconds ): bool {
		global $wpdb;
		$table = Table::name();
		self::run( $wpdb->prepare( "DELETE FROM $table WHERE name = %s AND expires <= %d", $name, self::now() ) );
		return self::run( $wpdb->prepare( "INSERT IGNORE INTO $table (name, value, expires) VALUES (%s, %s, %d)", $name, $value, self::until( $seconds ) ) ) === 1;
	}

	public static function set( string $name, string $value, int $seconds ): void {
		global $wpdb;
		self::run( $wpdb->prepare( 'REPLACE INTO ' . Table::name() . ' (name, value, expires) VALUES (%s, %s, %d)', $name, $value, self::until( $seconds ) ) );
	}

	public static function delete( string ...$names ): void {
		global $wpdb;
		$marks = implode( ',', array_fill( 0, count( $names ), '%s' ) );
		self::run( $wpdb->prepare( 'DELETE FROM ' . Table::name() . " WHERE name IN ($marks)", $names ) );
	}

	/** Counts one more within a window that began with its first one: the count, and `left` milliseconds. */
	public static function count( string $name, int $seconds ): array {
		global $wpdb;
		$now = self::now();
		// From left to right: `value` sees the `expires` of before.
		self::run(
			$wpdb->prepare(
				'INSERT INTO ' . Table::name() . " (name, value, expires) VALUES (%s, '1', %d) ON DUPLICATE KEY UPDATE value = IF(expires <= %d, '1', value + 1), expires = IF(expires <= %d, VALUES(expires), expires)",
				$name,
				self::until( $seconds ),
				$now,
				$now
			)
		);
		$found = self::many( array( $name ) );
		return isset( $found[ $name ] )
			? array( 'count' => (int) $found[ $name ]['value'], 'left' => $found[ $name ]['left'] )
			: array( 'count' => 1, 'left' => $seconds * 1000 );
	}

	private static function run( string $sql ): int {
		global $wpdb;
		return (int) self::checked( $wpdb->query( $sql ) );
	}

	/**
	 * wpdb tells of a failure by what it gives and by `last_error`, whose words quote the query.
	 *
	 * @param mixed $result
	 * @return mixed
	 */
	private static function checked( $result ) {
		global $wpdb;
		if ( $result === false || $result === null || $wpdb->last_error !== '' ) {
			throw new StoreError( 'The database failed.' );
		}
		return $result;
	}

	private static function now(): int {
		return (int) ( microtime( true ) * 1000 );
	}

	private static function until( int $seconds ): int {
		return self::now() + $seconds * 1000;
	}
}
