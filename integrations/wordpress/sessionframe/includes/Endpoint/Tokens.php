<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Leads;

defined( 'ABSPATH' ) || exit;

/** Embed tokens and invites: JWTs by HS256, and by nothing else. https://www.rfc-editor.org/rfc/rfc8725 */
final class Tokens {

	const AUDIENCE = 'sessionframe';
	/** Seconds that two servers' clocks may differ. */
	const SKEW = 30;
	const LIFE = 600;

	const EMBED  = array(
		'name'    => 'embed token',
		'typ'     => 'sessionframe-embed+jwt',
		'max_age' => 3600,
		'rule'    => '"lead", "iat", "exp" at most an hour later, and "journey" or "appointmentType" as a list of ids or "*"',
	);
	const INVITE = array(
		'name'    => 'invite',
		'typ'     => 'sessionframe-invite+jwt',
		'max_age' => 7776000,
		'rule'    => '"lead", "iat", "exp" at most 90 days later, and one id as "journey" or "appointmentType"',
	);

	public static function sign( array $claims, string $secret ): string {
		$header = array( 'alg' => 'HS256', 'typ' => self::EMBED['typ'] );
		$claims = array( 'aud' => self::AUDIENCE, 'iat' => time(), 'exp' => time() + self::LIFE, 'jti' => wp_generate_uuid4() ) + $claims;
		$signed = Keys::base64url( Json::write( $header ) ) . '.' . Keys::base64url( Json::write( $claims ) );
		return $signed . '.' . Keys::base64url( hash_hmac( 'sha256', $signed, $secret, true ) );
	}

	/** Claims of a token of ours, and whether it is an invite. Throws `unauthorized`. */
	public static function verify( string $token, string $secret ): array {
		$parts  = explode( '.', $token );
		$header = Json::read_array( (string) Keys::from_base64url( $parts[0] ) ) ?? array();
		// Only to choose what to hold it to.
		$kind = isset( $header['typ'] ) && $header['typ'] === self::INVITE['typ'] ? self::INVITE : self::EMBED;
		if ( count( $parts ) !== 3 || $header === array() || array_key_exists( 'crit', $header ) || array_key_exists( 'b64', $header ) ) {
			throw self::unauthorized( "The {$kind['name']} is not valid." );
		}
		$given = Keys::from_base64url( $parts[2] );
		$right = hash_hmac( 'sha256', $parts[0] . '.' . $parts[1], $secret, true );
		if ( ! isset( $header['alg'] ) || $header['alg'] !== 'HS256' || $given === null || ! hash_equals( $right, $given ) ) {
			throw self::unauthorized( "The {$kind['name']} was not signed with a secret or key that this endpoint knows." );
		}
		$claims = Json::read_array( (string) Keys::from_base64url( $parts[1] ) ) ?? array();
		self::check_times( $claims, $header, $kind );
		if ( ! self::fits( $claims, $kind ) ) {
			throw self::unauthorized( "The {$kind['name']} must have {$kind['rule']}." );
		}
		return $claims + array( 'invited' => $kind === self::INVITE );
	}

	/** Whether a grant covers an id. */
	public static function covers( array $claims, string $kind, string $id ): bool {
		$claim = $kind === 'journey' ? 'journey' : 'appointmentType';
		if ( ! isset( $claims[ $claim ] ) ) {
			return false;
		}
		$granted = $claims[ $claim ];
		return in_array( $id, (array) $granted, true ) || ( $granted === '*' && ! $claims['invited'] );
	}

	public static function unauthorized( string $detail ): Problem {
		return new Problem( 'unauthorized', $detail, array( 'WWW-Authenticate' => 'Bearer error="invalid_token"' ) );
	}

	private static function check_times( array $claims, array $header, array $kind ): void {
		$wrong = function ( string $claim ) use ( $kind ): Problem {
			return self::unauthorized( "The {$kind['name']} is not valid: \"$claim\" does not fit." );
		};
		if ( ! isset( $header['typ'] ) || $header['typ'] !== $kind['typ'] ) {
			throw $wrong( 'typ' );
		}
		$audience = $claims['aud'] ?? null;
		// A JSON object is an array here too, and no audience.
		$is_list = is_array( $audience ) && array_values( $audience ) === $audience;
		if ( ! in_array( self::AUDIENCE, $is_list ? $audience : array( $audience ), true ) ) {
			throw $wrong( 'aud' );
		}
		foreach ( array( 'iat', 'exp', 'nbf' ) as $name ) {
			$is_number = isset( $claims[ $name ] ) && ( is_int( $claims[ $name ] ) || is_float( $claims[ $name ] ) );
			if ( ! $is_number && ( $name !== 'nbf' || array_key_exists( $name, $claims ) ) ) {
				throw $wrong( $name );
			}
		}
		$now = time();
		if ( isset( $claims['nbf'] ) && $claims['nbf'] > $now + self::SKEW ) {
			throw $wrong( 'nbf' );
		}
		if ( $claims['iat'] > $now + self::SKEW ) {
			throw $wrong( 'iat' );
		}
		if ( $claims['exp'] <= $now - self::SKEW || $now - $claims['iat'] > $kind['max_age'] + self::SKEW ) {
			throw self::unauthorized( "The {$kind['name']} has expired. Get a new one from your server." );
		}
	}

	private static function fits( array $claims, array $kind ): bool {
		$lead = isset( $claims['lead'] ) ? $claims['lead'] : null;
		if ( ! is_string( $lead ) || ! preg_match( Leads::ID, $lead ) ) {
			return false;
		}
		if ( array_key_exists( 'origin', $claims ) && ! is_string( $claims['origin'] ) ) {
			return false;
		}
		$grants = array_intersect_key( $claims, array( 'journey' => 1, 'appointmentType' => 1 ) );
		foreach ( $grants as $grant ) {
			if ( ! self::is_grant( $grant, $kind ) ) {
				return false;
			}
		}
		$life    = $claims['exp'] - $claims['iat'];
		$granted = $kind === self::INVITE ? count( $grants ) === 1 : count( $grants ) > 0;
		return $granted && $life > 0 && $life <= $kind['max_age'];
	}

	/** @param mixed $grant */
	private static function is_grant( $grant, array $kind ): bool {
		if ( $grant === '*' && $kind !== self::INVITE ) {
			return true;
		}
		if ( $kind === self::INVITE && is_string( $grant ) ) {
			$grant = array( $grant );
		}
		if ( ! is_array( $grant ) || $grant === array() || count( $grant ) > ( $kind === self::INVITE ? 1 : 200 ) ) {
			return false;
		}
		foreach ( $grant as $id ) {
			if ( ! is_string( $id ) || ! preg_match( Leads::ID, $id ) ) {
				return false;
			}
		}
		return array_keys( $grant ) === range( 0, count( $grant ) - 1 );
	}
}
