<?php
namespace Sessionframe;

use Sessionframe\Endpoint\Seal;

defined( 'ABSPATH' ) || exit;

/**
 * The secrets: constants of wp-config.php, or sealed in the database with the site's salts, which
 * are in that file too. Whoever has the database alone has none of them.
 */
final class Vault {

	const OPTION = 'sessionframe_sealed';

	const CONSTANTS = array(
		'api_key'      => 'FLG_API_KEY',
		'token_secret' => 'SESSIONFRAME_TOKEN_SECRET',
	);

	/** Null where there is none, and where the salts have changed since. */
	public static function get( string $name ): ?string {
		if ( defined( self::CONSTANTS[ $name ] ) ) {
			return (string) constant( self::CONSTANTS[ $name ] );
		}
		$sealed = self::sealed();
		return isset( $sealed[ $name ] ) ? Seal::open( self::key(), $name, $sealed[ $name ] ) : null;
	}

	/** 'constant', 'sealed', 'absent', or 'unreadable' after the salts have changed. */
	public static function state( string $name ): string {
		if ( defined( self::CONSTANTS[ $name ] ) ) {
			return 'constant';
		}
		if ( ! isset( self::sealed()[ $name ] ) ) {
			return 'absent';
		}
		return self::get( $name ) === null ? 'unreadable' : 'sealed';
	}

	public static function put( string $name, string $secret ): void {
		$sealed          = self::sealed();
		$sealed[ $name ] = Seal::close( self::key(), $name, $secret );
		update_option( self::OPTION, $sealed, false );
	}

	public static function forget( string $name ): void {
		$sealed = self::sealed();
		unset( $sealed[ $name ] );
		update_option( self::OPTION, $sealed, false );
	}

	/** Without keys of its own in wp-config.php a site has its salts in the database, beside what they seal. */
	public static function has_own_salts(): bool {
		foreach ( array( 'AUTH_KEY', 'AUTH_SALT', 'SECURE_AUTH_KEY', 'SECURE_AUTH_SALT' ) as $name ) {
			if ( ! defined( $name ) || in_array( constant( $name ), array( '', 'put your unique phrase here' ), true ) ) {
				return false;
			}
		}
		return true;
	}

	/** What the endpoint's own keys and tokens are made of. */
	public static function site_secret(): string {
		if ( defined( 'SESSIONFRAME_SECRET' ) ) {
			return (string) constant( 'SESSIONFRAME_SECRET' );
		}
		return wp_salt( 'auth' ) . wp_salt( 'secure_auth' );
	}

	/** What embed tokens are signed with; null where the owner has to say it first. */
	public static function token_secret(): ?string {
		$given = self::get( 'token_secret' );
		if ( $given !== null || ! Settings::is_endpoint() ) {
			return $given !== null && strlen( $given ) >= 32 ? $given : null;
		}
		// Nobody else has to know it.
		return bin2hex( hash_hkdf( 'sha256', self::site_secret(), 32, 'sessionframe embed tokens 1' ) );
	}

	/** In the address that FLG's webhooks call; null where the owner wants none. */
	public static function webhook_secret(): ?string {
		if ( defined( 'FLG_WEBHOOK_SECRET' ) ) {
			$given = (string) constant( 'FLG_WEBHOOK_SECRET' );
			return preg_match( '/\A[A-Za-z0-9_-]{32,256}\z/', $given ) ? $given : null;
		}
		if ( Settings::get( 'webhooks' ) !== '1' || ! Settings::is_endpoint() ) {
			return null;
		}
		return bin2hex( hash_hkdf( 'sha256', self::site_secret(), 32, 'sessionframe webhooks 1' ) );
	}

	private static function key(): string {
		return hash_hkdf( 'sha256', wp_salt( 'auth' ) . wp_salt( 'secure_auth' ), 32, 'sessionframe vault 1' );
	}

	private static function sealed(): array {
		$sealed = get_option( self::OPTION, array() );
		return is_array( $sealed ) ? array_filter( $sealed, 'is_string' ) : array();
	}
}
