<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Leads;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** Who may start what: the token says it, and the owner's filter has the last word. */
final class Authorize {

	/** The lead, and whether by an invite. Throws `unauthorized`, `forbidden`, or an error for a rule that fails. */
	public static function check( Request $request, string $kind, string $id ): array {
		$claims = self::claims( $request, $kind, $id );
		$lead   = $claims === null ? null : $claims['lead'];
		/**
		 * Decides who may start which session, for which lead.
		 *
		 * @param string|null $lead    What the token says, or null without one.
		 * @param array       $wanted  kind (journey or appointment) and id.
		 * @param Request     $request Its method `header( $name )` reads what the browser has sent.
		 */
		$decided = apply_filters( 'sessionframe_authorize', $lead, array( 'kind' => $kind, 'id' => $id ), $request );
		if ( $decided === null ) {
			throw new Problem( 'unauthorized', 'Send an embed token in the Authorization header, or log in first.', array( 'WWW-Authenticate' => 'Bearer' ) );
		}
		if ( ! is_string( $decided ) || ! preg_match( Leads::ID, $decided ) ) {
			throw new SetupError( 'The filter "sessionframe_authorize" must give null, or a string of 1 to 64 letters, digits, "-" or "_".' );
		}
		return array( 'lead' => $decided, 'invited' => $decided === $lead && $claims['invited'] );
	}

	private static function claims( Request $request, string $kind, string $id ): ?array {
		$token = $request->bearer();
		if ( $token === null ) {
			return null;
		}
		$secret = Vault::token_secret();
		if ( $secret === null ) {
			throw new SetupError( '"SESSIONFRAME_TOKEN_SECRET" must have 32 bytes or more.' );
		}
		$claims = Tokens::verify( $token, $secret );
		$sent   = $request->header( 'Origin' );
		// A browser leaves Origin out of a same-origin GET, where only a state is read.
		if ( isset( $claims['origin'] ) && $claims['origin'] !== $sent && ! ( $sent === null && $request->method === 'GET' ) ) {
			throw Tokens::unauthorized( 'The embed token was made for pages of another origin.' );
		}
		if ( ! Tokens::covers( $claims, $kind, $id ) ) {
			$claim = $kind === 'journey' ? 'journey' : 'appointmentType';
			throw new Problem( 'forbidden', "The token's \"$claim\" does not include this id." );
		}
		return $claims;
	}
}
