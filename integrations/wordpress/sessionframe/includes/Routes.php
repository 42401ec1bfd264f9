<?php
namespace Sessionframe;

use Sessionframe\Endpoint\Answer;
use Sessionframe\Endpoint\Endpoint;
use Sessionframe\Endpoint\Request;

defined( 'ABSPATH' ) || exit;

/**
 * `/wp-json/sessionframe/v1/…`, and the same behind `?rest_route=`.
 *
 * Answered before WordPress's REST server, which lets every origin read every answer, wraps GETs
 * for `_jsonp`, takes another method from `_method`, and lets other plugins refuse a Bearer token
 * that is not theirs. See decisions/016-wordpress.md.
 */
final class Routes {

	const BASE = 'sessionframe/v1';

	/** @param \WP $wp */
	public static function answer( $wp ): void {
		$route = isset( $wp->query_vars['rest_route'] ) ? (string) $wp->query_vars['rest_route'] : '';
		if ( strpos( $route, '/' . self::BASE . '/' ) !== 0 ) {
			return;
		}
		// What cache plugins ask, some before and some after they have the page.
		foreach ( array( 'REST_REQUEST', 'DONOTCACHEPAGE', 'DONOTCACHEOBJECT' ) as $name ) {
			if ( ! defined( $name ) ) {
				define( $name, true );
			}
		}
		$request = Request::current( substr( $route, strlen( self::BASE ) + 1 ) );
		self::send( Endpoint::answer( $request ), $request->method );
	}

	private static function send( Answer $answer, string $method ): void {
		// A notice or a blank of some other plugin would end up in the JSON.
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
		header_remove( 'X-Powered-By' );
		header_remove( 'Set-Cookie' );
		http_response_code( $answer->status );
		foreach ( $answer->headers as $name => $value ) {
			header( "$name: $value" );
		}
		if ( $method !== 'HEAD' ) {
			echo $answer->body; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- JSON, and said to be
		}
		// The visitor has waited for the answer, not for this.
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		Table::sweep_if_overdue();
		exit;
	}
}
