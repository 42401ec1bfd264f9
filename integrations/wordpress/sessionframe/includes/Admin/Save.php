<?php
namespace Sessionframe\Admin;

use Sessionframe\Endpoint\Flg;
use Sessionframe\Endpoint\Origins;
use Sessionframe\Leads;
use Sessionframe\Settings;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** What becomes of what the settings page sends. A mistake is told, and what was there before stays. */
final class Save {

	/**
	 * Called twice by WordPress when the option is new: what is clean stays as it is, and a secret
	 * that was sealed is not there any more.
	 *
	 * @param mixed $given
	 */
	public static function clean( $given ): array {
		$given = is_array( $given ) ? array_filter( $given, 'is_string' ) : array();
		foreach ( array_keys( Vault::CONSTANTS ) as $name ) {
			self::secret( $name, $given );
		}
		$clean = array();
		foreach ( Settings::DEFAULTS as $name => $usual ) {
			$before = get_option( Settings::OPTION, array() );
			$before = is_array( $before ) && isset( $before[ $name ] ) ? $before[ $name ] : $usual;
			// A field that a constant stands in for is not sent.
			$clean[ $name ] = isset( $given[ $name ] ) ? self::field( $name, trim( $given[ $name ] ), $before ) : $before;
		}
		return $clean;
	}

	private static function secret( string $name, array $given ): void {
		$secret = isset( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
		if ( isset( $given[ "forget_$name" ] ) ) {
			Vault::forget( $name );
		} elseif ( $secret !== '' && self::is_secret( $name, $secret ) ) {
			Vault::put( $name, $secret );
		}
	}

	private static function is_secret( string $name, string $secret ): bool {
		if ( $name === 'api_key' && ! Flg::is_key( $secret ) ) {
			self::wrong( $name, __( 'The access key must be visible ASCII characters, without spaces or line breaks. Copy it again from FLG.', 'sessionframe' ) );
			return false;
		}
		if ( $name === 'token_secret' && strlen( $secret ) < 32 ) {
			self::wrong( $name, __( 'The token secret must have 32 characters or more.', 'sessionframe' ) );
			return false;
		}
		return true;
	}

	private static function field( string $name, string $value, string $before ): string {
		switch ( $name ) {
			case 'mode':
				return $value === 'elsewhere' ? 'elsewhere' : 'here';
			case 'webhooks':
				return $value === '1' ? '1' : '';
			case 'visitors':
				return in_array( $value, array( 'on', 'consent' ), true ) ? $value : '';
			case 'trusted_hops':
				return (string) min( 16, max( 0, (int) $value ) );
			case 'flg_domain':
				if ( $value === '' || Flg::origin_of( $value ) !== null ) {
					return $value;
				}
				self::wrong( $name, __( 'The FLG domain must be like demo.flg360.co.uk, without a path.', 'sessionframe' ) );
				return $before;
			case 'endpoint':
				$origin = Origins::of( $value );
				if ( $value === '' || ( $origin !== null && Origins::is_safe( $origin ) && esc_url_raw( $value ) === $value ) ) {
					return untrailingslashit( $value );
				}
				self::wrong( $name, __( 'The address of the endpoint must begin with https://.', 'sessionframe' ) );
				return $before;
			case 'allowed_origins':
			case 'session_origins':
				return self::lines( $name, $value, $before, array( Origins::class, 'is_one' ), __( 'is not an origin. Write it as https://www.example.com, without a path or a / at the end.', 'sessionframe' ) );
			default:
				$is_id = function ( string $id ): bool {
					return $id === '*' || (bool) preg_match( Leads::ID, $id );
				};
				$ids = self::lines( $name, $value, $before, $is_id, __( 'is not an id: 1 to 64 letters, digits, "-" or "_".', 'sessionframe' ) );
				if ( count( array_unique( explode( "\n", $ids ) ) ) <= Settings::MOST_IDS ) {
					return $ids;
				}
				self::wrong( $name, __( 'A token takes 200 ids at most. Shorten the list, or write * for all of them.', 'sessionframe' ) );
				return $before;
		}
	}

	private static function lines( string $name, string $value, string $before, callable $is_one, string $rule ): string {
		$entries = preg_split( '/[\s,]+/', $value, -1, PREG_SPLIT_NO_EMPTY );
		foreach ( $entries as $entry ) {
			if ( ! $is_one( $entry ) ) {
				self::wrong( $name, "\"$entry\" $rule" );
				return $before;
			}
		}
		return implode( "\n", $entries );
	}

	private static function wrong( string $name, string $text ): void {
		// Not there while options are saved by other means than the page.
		if ( function_exists( 'add_settings_error' ) ) {
			add_settings_error( Settings::OPTION, "sessionframe-$name", esc_html( $text ) );
		}
	}
}
