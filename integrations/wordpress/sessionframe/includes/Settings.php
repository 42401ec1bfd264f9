<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/**
 * What the owner has set. A constant in wp-config.php wins over the settings page; the names are
 * those that `sessionframe serve` has for its environment. Secrets are the Vault's.
 */
final class Settings {

	const OPTION = 'sessionframe_settings';

	const DEFAULTS = array(
		// 'here': WordPress is the endpoint. 'elsewhere': it gives tokens for one.
		'mode'              => 'here',
		'endpoint'          => '',
		'flg_domain'        => '',
		'journeys'          => '*',
		'appointment_types' => '*',
		'allowed_origins'   => '',
		'session_origins'   => '',
		'trusted_hops'      => '0',
		'webhooks'          => '',
		// 'on' or 'consent': in all pages, journeys may begin.
		'visitors'          => '',
	);

	const CONSTANTS = array(
		'endpoint'        => 'SESSIONFRAME_ENDPOINT',
		'flg_domain'      => 'FLG_DOMAIN',
		'allowed_origins' => 'SESSIONFRAME_ALLOWED_ORIGINS',
		'session_origins' => 'SESSIONFRAME_SESSION_ORIGINS',
		'trusted_hops'    => 'SESSIONFRAME_TRUSTED_HOPS',
	);

	public static function is_constant( string $name ): bool {
		return isset( self::CONSTANTS[ $name ] ) && defined( self::CONSTANTS[ $name ] );
	}

	public static function get( string $name ): string {
		if ( self::is_constant( $name ) ) {
			return (string) constant( self::CONSTANTS[ $name ] );
		}
		$given = get_option( self::OPTION, array() );
		$value = is_array( $given ) && isset( $given[ $name ] ) ? $given[ $name ] : self::DEFAULTS[ $name ];
		return is_string( $value ) ? $value : self::DEFAULTS[ $name ];
	}

	public static function is_endpoint(): bool {
		return self::get( 'mode' ) !== 'elsewhere';
	}

	/** Where the elements ask for their sessions. */
	public static function endpoint(): string {
		return self::is_endpoint() ? untrailingslashit( rest_url( Routes::BASE ) ) : self::get( 'endpoint' );
	}

	/** Whether pages tell of what visitors do. WordPress as the endpoint has FLG, which runs no journeys. */
	public static function has_visitors(): bool {
		return ! self::is_endpoint() && self::endpoint() !== '' && self::get( 'visitors' ) !== '';
	}

	/** Entries of a list, which commas, blanks or lines keep apart. */
	public static function list_of( string $name ): array {
		return preg_split( '/[\s,]+/', self::get( $name ), -1, PREG_SPLIT_NO_EMPTY );
	}

	/** Ids that a token may name; an endpoint refuses one with more. */
	const MOST_IDS = 200;

	/**
	 * Which ids anybody may start who has a lead: '*' or a list. The settings page takes no list that is
	 * longer than a token's; one that came some other way is cut, or every token would be refused.
	 */
	public static function granted( string $name ) {
		$list = self::list_of( $name );
		return in_array( '*', $list, true ) ? '*' : array_slice( array_values( array_unique( $list ) ), 0, self::MOST_IDS );
	}

	public static function whole( string $constant, int $usual, int $least, int $most ): int {
		$value = defined( $constant ) ? (int) constant( $constant ) : $usual;
		return max( $least, min( $most, $value ) );
	}

	public static function forget(): void {
		delete_option( self::OPTION );
		delete_option( Vault::OPTION );
	}
}
