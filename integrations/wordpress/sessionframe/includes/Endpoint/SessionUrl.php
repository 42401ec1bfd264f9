<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;

defined( 'ABSPATH' ) || exit;

/** Which addresses a browser is given. The owner's list decides, letter by letter. */
final class SessionUrl {

	const MAX_LENGTH   = 2048;
	const FLG_PLATFORM = 'https://platform.getflg.com';

	public static function origins(): array {
		$given = Settings::list_of( 'session_origins' );
		return $given === array() ? array( self::FLG_PLATFORM, Flg::origin() ) : array_filter( $given, array( Origins::class, 'is_safe' ) );
	}

	/** The address to give out; null for one that must not be. */
	public static function check( string $url ): ?string {
		// Printable ASCII without backslash: browsers mend line breaks and `https:\\host`.
		if ( strlen( $url ) > self::MAX_LENGTH || ! preg_match( '~\Ahttps?://[\x21-\x5b\x5d-\x7e]+\z~', $url ) ) {
			return null;
		}
		// A user, a "%" or a letter beyond ASCII in the host is no origin here, so nothing of it passes.
		$origin = Origins::of( $url );
		if ( $origin === null || ! Origins::is_safe( $origin ) || ! in_array( $origin, self::origins(), true ) ) {
			return null;
		}
		$rest = (string) preg_replace( '~\Ahttps?://[^/?#]*~', '', $url );
		return $origin . ( strpos( $rest, '/' ) === 0 ? '' : '/' ) . $rest;
	}
}
