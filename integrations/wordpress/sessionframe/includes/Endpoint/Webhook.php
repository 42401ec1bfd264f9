<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Leads;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/**
 * `POST /webhooks/flg?secret=…&journey=…`: FLG tells that a lead is done. Its form has the fields
 * of the lead, and not what was done: the address has that. A lead that nobody knows here is
 * answered like any other.
 */
final class Webhook {

	/** Seconds in which equal notices are one that was sent again. */
	const SAME_NOTICE_S = 600;

	public static function answer( Request $request, RateLimits $limits ): Answer {
		if ( $request->method !== 'POST' ) {
			throw new Problem( 'method-not-allowed', 'Use POST here.', array( 'Allow' => 'POST, OPTIONS' ) );
		}
		$secret = Vault::webhook_secret();
		if ( $secret === null ) {
			$limits->address( 'webhook', $request );
			throw new Problem( 'not-found', 'There is no such route on this endpoint.' );
		}
		$given = $request->query( 'secret' ) ?? $request->bearer();
		// Only those who do not know it are counted.
		if ( $given === null || ! hash_equals( $secret, $given ) ) {
			$limits->address( 'webhook', $request );
			throw new Problem( 'unauthorized', 'Write the webhook secret into the address: "?secret=…".', array( 'WWW-Authenticate' => 'Bearer' ) );
		}
		if ( ! preg_match( '~\Aapplication/x-www-form-urlencoded[ \t]*(?:;|\z)~i', (string) $request->header( 'Content-Type' ) ) ) {
			throw new Problem( 'unsupported-media-type', 'Send "Content-Type: application/x-www-form-urlencoded".' );
		}
		$body                       = $request->body();
		list( $kind, $id, $lead ) = self::read( $request, $body );
		$notice                     = 'notice:' . Keys::lookup( array( 'notice', 'flg', $kind, $id, $body ) );
		$repeated                   = Store::get( $notice ) !== null;
		if ( ! $repeated ) {
			Completions::note( Completions::place( $kind, $id, $lead ) );
			// Last: a notice that could not be kept may come again.
			Store::set( $notice, '1', self::SAME_NOTICE_S );
		}
		Log::info( array( 'event' => 'webhook', 'requestId' => $request->id, 'upstream' => 'flg', 'kind' => $kind, 'id' => $id, 'repeated' => $repeated ) );
		return new Answer( 204 );
	}

	/** Kind, id and lead. */
	private static function read( Request $request, string $body ): array {
		$journey = $request->query( 'journey' );
		$type    = $request->query( 'appointmentType' );
		$id      = $journey ?? $type ?? '';
		if ( ! preg_match( Leads::ID, $id ) || ( $journey !== null && $type !== null ) ) {
			throw new Problem( 'invalid-request', 'Write into the address of the webhook what is over: "&journey=<id>" or "&appointmentType=<id>".' );
		}
		$lead = trim( self::first( $body, 'id' ) );
		if ( ! preg_match( Leads::ID, $lead ) ) {
			throw new Problem( 'invalid-request', 'The form has no "id" of a lead.' );
		}
		return array( $journey === null ? 'appointment' : 'journey', $id, $lead );
	}

	/** The first field of this name; PHP's own parser takes the last, and makes arrays of some. */
	private static function first( string $form, string $name ): string {
		foreach ( explode( '&', $form ) as $pair ) {
			$parts = explode( '=', $pair, 2 );
			if ( urldecode( $parts[0] ) === $name ) {
				return isset( $parts[1] ) ? urldecode( $parts[1] ) : '';
			}
		}
		return '';
	}
}
