<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /sessions/{sessionId}`, for the lead that the session was made for. FLG cannot be asked: what
 * its webhooks have told is known, and without them nothing is.
 */
final class SessionStatus {

	public static function answer( Request $request, RateLimits $limits, string $session_id ): Answer {
		MediaTypes::check_accept( $request );
		$session = Sessions::recall( $session_id );
		if ( $session === null ) {
			throw self::unknown();
		}
		$who = Authorize::check( $request, $session['kind'], $session['id'] );
		$limits->caller( 'status', $who['lead'] );
		// Somebody else's session and none at all look the same.
		if ( ! hash_equals( $session['lead'], $who['lead'] ) ) {
			throw self::unknown();
		}
		if ( ! isset( $session['awaited'] ) ) {
			throw new Problem( 'not-available', 'Its upstream does not say what became of a session.' );
		}
		return Answer::json( 200, array( 'sessionId' => $session_id ) + self::state( $session['kind'], $session['awaited'] ) );
	}

	private static function state( string $kind, array $awaited ): array {
		$at = Completions::since( $awaited['place'], $awaited['begunAt'] );
		if ( $at !== null ) {
			return array( 'state' => 'complete', 'outcome' => $kind === 'journey' ? 'form' : 'appointment', 'completedAt' => $at );
		}
		$is_over = Time::seconds_left( $awaited['expiresAt'] ) <= 0;
		return array( 'state' => $is_over ? 'expired' : 'open', 'outcome' => null, 'completedAt' => null );
	}

	private static function unknown(): Problem {
		return new Problem( 'not-found', 'There is no such session for this caller, or it was made more than a day ago.' );
	}
}
