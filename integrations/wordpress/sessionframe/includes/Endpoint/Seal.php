<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** XChaCha20-Poly1305, of PHP's sodium or of the one that WordPress brings. */
final class Seal {

	/** `place` is the name of the entry: what was sealed for one does not open in another. */
	public static function close( string $key, string $place, string $plain ): string {
		$nonce = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		return Keys::base64url( $nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $plain, $place, $nonce, $key ) );
	}

	/** Null when it was sealed with another key, for another entry, or was changed since. */
	public static function open( string $key, string $place, string $text ): ?string {
		$both = Keys::from_base64url( $text );
		$size = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
		if ( $both === null || strlen( $both ) <= $size ) {
			return null;
		}
		try {
			$plain = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt( substr( $both, $size ), $place, substr( $both, 0, $size ), $key );
		} catch ( \Throwable $error ) {
			return null;
		}
		return is_string( $plain ) ? $plain : null;
	}

	/** The same for JSON, with the endpoint's key. */
	public static function json( string $place, array $value ): string {
		return self::close( Keys::seal(), $place, Json::write( $value ) );
	}

	public static function open_json( string $place, ?string $text ): ?array {
		$plain = $text === null ? null : self::open( Keys::seal(), $place, $text );
		return $plain === null ? null : Json::read_array( $plain );
	}
}
