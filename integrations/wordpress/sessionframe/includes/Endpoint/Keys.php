<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** One key for each use, all made from the site's one secret. */
final class Keys {

	public static function lookup( array $parts ): string {
		return self::hash( 'lookup', $parts );
	}

	/**
	 * The id that browsers see. FLG's own id is the secret part of its link; the same session
	 * always gets the same opaque id.
	 */
	public static function session_id( string $upstream_id ): string {
		return self::hash( 'session-id', array( $upstream_id ) );
	}

	public static function seal(): string {
		return self::key( 'seal' );
	}

	public static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}

	/** Null for what is none, and for another spelling of the same bytes. */
	public static function from_base64url( string $text ): ?string {
		if ( ! preg_match( '/\A[A-Za-z0-9_-]*\z/', $text ) ) {
			return null;
		}
		$bytes = base64_decode( strtr( $text, '-_', '+/' ), true );
		return $bytes !== false && self::base64url( $bytes ) === $text ? $bytes : null;
	}

	/** JSON keeps ["a", "bc"] and ["ab", "c"] apart. */
	private static function hash( string $use, array $parts ): string {
		return self::base64url( hash_hmac( 'sha256', Json::write( $parts ), self::key( $use ), true ) );
	}

	private static function key( string $use ): string {
		$secret = Vault::site_secret();
		if ( strlen( $secret ) < 32 ) {
			throw new SetupError( '"SESSIONFRAME_SECRET" must have 32 bytes or more. Without the constant the salts of wp-config.php are used.' );
		}
		return hash_hkdf( 'sha256', $secret, 32, "sessionframe endpoint 1 $use" );
	}
}
