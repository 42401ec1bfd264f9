<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class MediaTypes {

	/** A form can send text/plain that happens to be JSON, without a preflight: only JSON passes. */
	public static function check_content_type( Request $request ): void {
		$type = (string) $request->header( 'Content-Type' );
		if ( ! preg_match( '~\Aapplication/json[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?\z~i', $type ) ) {
			throw new Problem( 'unsupported-media-type', 'Send "Content-Type: application/json".' );
		}
	}

	public static function check_accept( Request $request ): void {
		$accept = (string) $request->header( 'Accept' );
		if ( trim( $accept ) === '' ) {
			return;
		}
		foreach ( explode( ',', $accept ) as $range ) {
			$range = strtolower( trim( explode( ';', $range, 2 )[0] ) );
			if ( in_array( $range, array( '*/*', 'application/*', 'application/json', 'application/problem+json' ), true ) ) {
				return;
			}
		}
		throw new Problem( 'not-acceptable', 'Send "Accept: application/json".' );
	}
}
