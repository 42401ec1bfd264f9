<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** One call of FLG, guarded: not while it is down, not more at once than WordPress can spare. */
final class Upstream {

	const PROBLEMS = array(
		'rejected'     => array( 'upstream-rejected', 'The lead or the form or appointment type is unknown, or they do not belong together.' ),
		'failed'       => array( 'upstream-failed', "Try again in a moment. The endpoint's log says what went wrong." ),
		'timeout'      => array( 'upstream-timeout', 'Try again in a moment.' ),
		'rate-limited' => array( 'rate-limited', 'Wait as long as Retry-After says.' ),
	);
	/** Seconds, where FLG says 429 and not for how long. */
	const RETRY_S = 30;

	public static function create( Request $request, string $kind, string $lead, array $body, int $timeout ): array {
		// What is wrong with the settings is no failure of FLG.
		$key    = Flg::api_key();
		$origin = Flg::origin();
		if ( $body['values'] !== array() ) {
			$message = sprintf( 'FLG takes no prefill: %d value(s) dropped.', count( $body['values'] ) );
			Log::warn( array( 'event' => 'upstream-warning', 'requestId' => $request->id, 'upstream' => 'flg', 'message' => $message ) );
		}
		Circuit::check();
		$slot = Slots::take();
		try {
			$entered = Circuit::enter( $timeout );
			try {
				$session = Flg::create( $origin, $key, $kind, $lead, $body['id'], $timeout );
			} catch ( UpstreamError $error ) {
				self::tell( $request, $entered, $error->reason );
				throw $error;
			}
			self::tell( $request, $entered, 'answered' );
			return $session;
		} catch ( UpstreamError $error ) {
			Log::warn( array( 'event' => 'upstream-failed', 'requestId' => $request->id, 'code' => $error->reason, 'message' => $error->getMessage() ) );
			list( $problem, $detail ) = self::PROBLEMS[ $error->reason ];
			$headers                  = $error->reason === 'rate-limited' ? array( 'Retry-After' => (string) ( $error->retry_after ?? self::RETRY_S ) ) : array();
			throw new Problem( $problem, $detail, $headers );
		} finally {
			Slots::release( $slot );
		}
	}

	/** A count that the database does not take must not take away a session that was made, nor hide why one was not. */
	private static function tell( Request $request, Circuit $circuit, string $outcome ): void {
		try {
			$circuit->told( $outcome );
		} catch ( StoreError $error ) {
			Log::error( array( 'event' => 'store-failed', 'requestId' => $request->id, 'what' => 'circuit' ) );
		}
	}
}
