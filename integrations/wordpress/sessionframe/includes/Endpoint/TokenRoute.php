<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Leads;
use Sessionframe\Settings;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/**
 * `GET /token` → `{"token":"…"}` for the visitor whom WordPress's own login knows. Without a
 * nonce: one in a page that is kept by a cache would be another visitor's, or out of date. What
 * protects it is that it changes nothing, and that no other origin can read it.
 */
final class TokenRoute {

	public static function answer( Request $request, RateLimits $limits ): Answer {
		if ( $request->method !== 'GET' ) {
			throw new Problem( 'method-not-allowed', 'Use GET here.', array( 'Allow' => 'GET' ) );
		}
		Origins::check_own( $request );
		$limits->address( 'token', $request );
		$lead = Leads::of_visitor();
		if ( $lead === null ) {
			throw new Problem( 'unauthorized', 'Log in first. The profile of a user says which lead that is.' );
		}
		$secret = Vault::token_secret();
		if ( $secret === null ) {
			throw new SetupError( '"SESSIONFRAME_TOKEN_SECRET" must be the secret of the endpoint elsewhere: 32 bytes or more. Settings > Sessionframe has a field for it.' );
		}
		$origin = Origins::own()[0];
		if ( $origin === null ) {
			throw new SetupError( 'The "Site Address" in Settings > General has a host that no browser can be told. Write it in ASCII, as "xn--…", or switch on the PHP extension "intl".' );
		}
		$grants = array(
			'journey'         => Settings::granted( 'journeys' ),
			'appointmentType' => Settings::granted( 'appointment_types' ),
		);
		$claims = array( 'lead' => $lead, 'origin' => $origin ) + array_filter( $grants );
		return Answer::json( 200, array( 'token' => Tokens::sign( $claims, $secret ) ) );
	}
}
