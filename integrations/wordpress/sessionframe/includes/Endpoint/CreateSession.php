<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;

defined( 'ABSPATH' ) || exit;

/** `POST /journey-sessions` and `POST /appointment-sessions`: cheap checks first, the upstream last. */
final class CreateSession {

	const DAY_S = 86400;
	/** A session about to end is still worth a replay to a request that is being repeated. */
	const SHORTEST_S = 60;

	public static function answer( Request $request, RateLimits $limits, string $kind ): Answer {
		Origins::check_csrf_header( $request );
		MediaTypes::check_accept( $request );
		MediaTypes::check_content_type( $request );
		$body = Body::parse( $kind, $request->body() );
		$key  = Idempotency::key_of( $request );
		$who  = Authorize::check( $request, $kind, $body['id'] );
		if ( $body['lead'] !== null && $body['lead'] !== $who['lead'] ) {
			throw new Problem( 'invalid-request', '"lead" is not the lead that the caller is authorised for. Leave it out.' );
		}
		$limits->caller( 'create', $who['lead'] );
		$timeout = Settings::whole( 'SESSIONFRAME_UPSTREAM_TIMEOUT_MS', 10000, 1, 120000 );
		$claim   = Idempotency::claim_or_replay( $who['lead'], $key, $kind, $body, $timeout );
		if ( is_array( $claim ) ) {
			return Answer::json( 201, $claim );
		}
		try {
			$session = self::open( $request, $kind, $body, $who, $timeout );
		} catch ( \Throwable $error ) {
			self::or_log( $request, array( $claim, 'release' ) );
			throw $error;
		}
		$left = Time::seconds_left( $session['expiresAt'] );
		$ttl  = (int) max( self::SHORTEST_S, min( self::DAY_S, $left ) );
		self::or_log(
			$request,
			function () use ( $claim, $session, $ttl ) {
				$claim->settle( $session, $ttl );
			}
		);
		return Answer::json( 201, $session );
	}

	private static function open( Request $request, string $kind, array $body, array $who, int $timeout ): array {
		$session = Sessions::find_open( $who['lead'], $kind, $body['id'] );
		$resumed = $session !== null;
		if ( ! $resumed ) {
			$session = Upstream::create( $request, $kind, $who['lead'], $body, $timeout );
		}
		$checked = SessionUrl::check( $session['publicUrl'] );
		if ( $checked === null ) {
			Log::error(
				array(
					'event'     => 'session-url-refused',
					'requestId' => $request->id,
					'message'   => 'Add its origin to the session origins if sessions are really served from there.',
				)
			);
			throw new Problem( 'upstream-failed', "The session has an address that this endpoint does not give out. The endpoint's log says why." );
		}
		$session_id = Keys::session_id( $session['upstreamId'] );
		self::or_log(
			$request,
			function () use ( $who, $kind, $body, $session, $session_id, $resumed ) {
				Sessions::remember( $session_id, $who['lead'], $kind, $body['id'], $session['expiresAt'], $resumed );
				// Not again: its time would begin anew with every reload.
				if ( ! $resumed ) {
					Sessions::remember_open( $who, $kind, $body['id'], $session );
				}
			}
		);
		Log::info(
			array(
				'event'     => 'session-created',
				'requestId' => $request->id,
				'kind'      => $kind,
				'id'        => $body['id'],
				// Enough to find one person's requests again, by whoever has the secret.
				'lead'      => substr( Keys::lookup( array( 'lead', $who['lead'] ) ), 0, 16 ),
				'sessionId' => $session_id,
				'resumed'   => $resumed,
			)
		);
		return array(
			'sessionId'  => $session_id,
			'publicUrl'  => $checked,
			'expiresAt'  => $session['expiresAt'],
			'protocol'   => 'optional',
			'embeddable' => 'unknown',
		) + ( $resumed ? array( 'resumed' => true ) : array() );
	}

	/** A database that fails must not take away a session that was made, nor hide why one was not. */
	private static function or_log( Request $request, callable $write ): void {
		try {
			$write();
		} catch ( StoreError $error ) {
			Log::error( array( 'event' => 'store-failed', 'requestId' => $request->id, 'what' => 'session' ) );
		}
	}
}
