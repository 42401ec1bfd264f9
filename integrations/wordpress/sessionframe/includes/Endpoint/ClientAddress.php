<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class ClientAddress {

	/**
	 * Each proxy adds, at the right end of X-Forwarded-For, who spoke to it; so with N proxies of
	 * one's own the N-th entry from the right is the client, and what is further left is the
	 * client's own invention. What cannot be read counts for the peer.
	 */
	public static function of( Request $request, int $trusted_hops ): string {
		$peer   = self::group( $request->peer() );
		$header = (string) $request->header( 'X-Forwarded-For' );
		$told   = null;
		if ( $trusted_hops > 0 && strlen( $header ) <= 4096 ) {
			$entries = explode( ',', $header );
			$at      = count( $entries ) - $trusted_hops;
			$told    = $at >= 0 ? self::group( $entries[ $at ] ) : null;
		}
		return $told ?? $peer ?? 'unknown';
	}

	/** An IPv4 address, or the /64 of an IPv6 one, as a household or a server gets them. */
	public static function group( string $text ): ?string {
		$bare = trim( $text );
		if ( preg_match( '/\A\[([^\]]*)\](?::\d{1,5})?\z/', $bare, $found ) || preg_match( '/\A([\d.]+):\d{1,5}\z/', $bare, $found ) ) {
			$bare = $found[1];
		}
		$bare   = (string) preg_replace( '/%[\w.-]+\z/', '', $bare );
		$packed = filter_var( $bare, FILTER_VALIDATE_IP ) ? inet_pton( $bare ) : false;
		if ( $packed === false ) {
			return null;
		}
		if ( strlen( $packed ) === 16 && strpos( $packed, str_repeat( "\0", 10 ) . "\xff\xff" ) === 0 ) {
			$packed = substr( $packed, 12 );
		}
		if ( strlen( $packed ) === 4 ) {
			return inet_ntop( $packed );
		}
		return inet_ntop( substr( $packed, 0, 8 ) . str_repeat( "\0", 8 ) ) . '/64';
	}
}
