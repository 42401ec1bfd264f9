<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * One answer for one key of one caller.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
final class Idempotency {

	/** Seconds that a claim outlives the upstream's deadline: a process that died leaves it behind. */
	const CLAIM_MARGIN_S = 30;

	/** @var string */
	private $place;
	/** @var string */
	private $fingerprint;

	private function __construct( string $place, string $fingerprint ) {
		$this->place       = $place;
		$this->fingerprint = $fingerprint;
	}

	/** The key, with or without the quotes that the draft asks for. Throws `invalid-request`. */
	public static function key_of( Request $request ): string {
		$header = $request->header( 'Idempotency-Key' );
		if ( $header === null ) {
			throw new Problem( 'invalid-request', 'Send an Idempotency-Key, such as a UUID: one for each session wanted, the same one when you try again.' );
		}
		$key = preg_match( '/\A"(.*)"\z/s', $header, $found ) ? $found[1] : $header;
		// Visible ASCII but quote, backslash and comma; a comma would be two headers joined.
		if ( ! preg_match( '/\A[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,128}\z/', $key ) ) {
			throw new Problem( 'invalid-request', 'The Idempotency-Key must be one value of 1 to 128 visible ASCII characters.' );
		}
		return $key;
	}

	/**
	 * Either the stored answer of an equal request, or a claim. Throws `in-flight` and `key-reused`.
	 *
	 * @return array|self
	 */
	public static function claim_or_replay( string $lead, string $key, string $kind, array $body, int $timeout_ms ) {
		$place       = 'idempotency:' . Keys::lookup( array( 'idempotency', $lead, $key ) );
		$fingerprint = Keys::lookup( array( 'body', Json::write( array( $kind, $body['id'], $body['lead'], (object) $body['values'] ) ) ) );
		$claim       = new self( $place, $fingerprint );
		$seconds     = (int) ceil( $timeout_ms / 1000 ) + self::CLAIM_MARGIN_S;
		if ( Store::add( $place, Json::write( array( 'fingerprint' => $fingerprint ) ), $seconds ) ) {
			return $claim;
		}
		$earlier = Json::read_array( (string) Store::get( $place ) );
		if ( $earlier !== null && ( ! isset( $earlier['fingerprint'] ) || ! hash_equals( $fingerprint, (string) $earlier['fingerprint'] ) ) ) {
			throw new Problem( 'key-reused', 'The same Idempotency-Key came with another body before. Use a new key for a new session.' );
		}
		$answer = isset( $earlier['sealed'] ) ? Seal::open_json( $place, (string) $earlier['sealed'] ) : null;
		if ( $answer !== null ) {
			return $answer;
		}
		throw new Problem( 'in-flight', 'Wait a second and send the same request again.', array( 'Retry-After' => '1' ) );
	}

	public function settle( array $answer, int $seconds ): void {
		$entry = array( 'fingerprint' => $this->fingerprint, 'sealed' => Seal::json( $this->place, $answer ) );
		Store::set( $this->place, Json::write( $entry ), $seconds );
	}

	/** A failure is not stored, so that the same key can be tried again. */
	public function release(): void {
		Store::delete( $this->place );
	}
}
