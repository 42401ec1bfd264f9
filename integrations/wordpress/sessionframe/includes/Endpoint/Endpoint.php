<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;

defined( 'ABSPATH' ) || exit;

/** Answers any request below the base, whatever goes wrong; the order is that of `handle-request.ts`. */
final class Endpoint {

	/** On every answer: a publicUrl and a token must not be cached, sniffed or sent on in a Referer. */
	const ALWAYS = array(
		'Cache-Control'          => 'no-store',
		'X-Content-Type-Options' => 'nosniff',
		'Referrer-Policy'        => 'no-referrer',
		'Vary'                   => 'Origin, Sec-Fetch-Site, Access-Control-Request-Method, Access-Control-Request-Headers',
		'X-Robots-Tag'           => 'noindex',
	);

	public static function answer( Request $request ): Answer {
		$started = microtime( true );
		$limits  = new RateLimits();
		try {
			$answer = self::run( $request, $limits );
		} catch ( \Throwable $error ) {
			$answer = Answer::problem( self::as_problem( $error, $request->id ), $request->id );
		}
		// A token is read by this site's own pages: nobody else is let.
		$cors            = $request->path === '/token' ? array() : Origins::cors( $request );
		$answer->headers = array_merge( $answer->headers, self::ALWAYS, $cors, $limits->fields(), array( 'X-Request-Id' => $request->id ) );
		Log::info(
			array(
				'event'     => 'request',
				'requestId' => $request->id,
				'method'    => $request->method,
				'status'    => $answer->status,
				'ms'        => (int) round( ( microtime( true ) - $started ) * 1000 ),
			)
		);
		return $answer;
	}

	private static function run( Request $request, RateLimits $limits ): Answer {
		if ( $request->path === '/token' ) {
			return TokenRoute::answer( $request, $limits );
		}
		// A server sends no Origin: this one has a secret.
		if ( $request->path === '/webhooks/flg' && Settings::is_endpoint() && ! self::is_preflight( $request ) ) {
			return Webhook::answer( $request, $limits );
		}
		list( $method, $go ) = self::route( $request, $limits );
		if ( $request->method !== $method && ! self::is_preflight( $request ) ) {
			throw new Problem( 'method-not-allowed', "Use $method here.", array( 'Allow' => "$method, OPTIONS" ) );
		}
		Origins::check( $request );
		if ( self::is_preflight( $request ) ) {
			return Origins::preflight( $method );
		}
		$limits->address( $method === 'POST' ? 'create' : 'status', $request );
		return $go();
	}

	private static function is_preflight( Request $request ): bool {
		return $request->method === 'OPTIONS' && $request->header( 'Access-Control-Request-Method' ) !== null;
	}

	/** The method of a route, and what answers it. */
	private static function route( Request $request, RateLimits $limits ): array {
		if ( ! Settings::is_endpoint() ) {
			throw new Problem( 'not-found', 'The endpoint of this site is elsewhere.' );
		}
		if ( $request->path === '/journey-sessions' || $request->path === '/appointment-sessions' ) {
			$kind = $request->path === '/journey-sessions' ? 'journey' : 'appointment';
			return array(
				'POST',
				function () use ( $request, $limits, $kind ) {
					return CreateSession::answer( $request, $limits, $kind );
				},
			);
		}
		if ( preg_match( '~\A/sessions/([A-Za-z0-9_-]{43})\z~', $request->path, $found ) ) {
			return array(
				'GET',
				function () use ( $request, $limits, $found ) {
					return SessionStatus::answer( $request, $limits, $found[1] );
				},
			);
		}
		// A preflight: what it asks for is answered above.
		if ( $request->path === '/webhooks/flg' ) {
			return array(
				'POST',
				function () use ( $request, $limits ) {
					return Webhook::answer( $request, $limits );
				},
			);
		}
		throw new Problem( 'not-found', 'There is no such route on this endpoint.' );
	}

	private static function as_problem( \Throwable $error, string $request_id ): Problem {
		if ( $error instanceof Problem ) {
			Log::info( array( 'event' => 'problem', 'requestId' => $request_id, 'code' => $error->problem ) );
			return $error;
		}
		if ( $error instanceof SetupError ) {
			Log::setup( $error->getMessage(), array( 'event' => 'not-set-up', 'requestId' => $request_id ) );
		} elseif ( $error instanceof StoreError ) {
			Log::error( array( 'event' => 'store-failed', 'requestId' => $request_id, 'message' => $error->getMessage() ) );
		} else {
			Log::error( array( 'event' => 'unexpected-error', 'requestId' => $request_id, 'error' => Log::describe( $error ) ) );
		}
		return new Problem( 'internal' );
	}
}
