<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Leads;

defined( 'ABSPATH' ) || exit;

/** What a body asks for; everything that nobody knows is refused. */
final class Body {

	const ID_RULE = 'must be 1 to 64 letters, digits, "-" or "_"';
	const FIELD   = '/\A[A-Za-z0-9_.-]{1,64}\z/';
	/** UTF-16 code units, as a browser counts them. */
	const MOST_TEXT = 10000;

	/** `id`, `lead` or null, `values` by their names in order. Throws `invalid-request`. */
	public static function parse( string $kind, string $text ): array {
		// A byte order mark is nothing.
		$text = strpos( $text, "\xEF\xBB\xBF" ) === 0 ? substr( $text, 3 ) : $text;
		$json = json_decode( $text, false, 64 );
		if ( json_last_error() !== JSON_ERROR_NONE ) {
			throw new Problem( 'invalid-request', 'The body is not valid JSON.' );
		}
		if ( ! is_object( $json ) ) {
			throw new Problem( 'invalid-request', 'The body must be a JSON object.' );
		}
		$given  = get_object_vars( $json );
		$target = $kind === 'journey' ? 'journey' : 'appointmentType';
		$known  = $kind === 'journey' ? array( $target, 'lead', 'values' ) : array( $target, 'lead' );
		foreach ( array_keys( $given ) as $name ) {
			if ( ! in_array( (string) $name, $known, true ) ) {
				throw new Problem( 'invalid-request', 'Unknown field ' . self::quoted( (string) $name ) . '.' );
			}
		}
		$id   = self::id( $target, isset( $given[ $target ] ) ? $given[ $target ] : null );
		$lead = array_key_exists( 'lead', $given ) ? self::id( 'lead', $given['lead'] ) : null;
		return array(
			'id'     => $id,
			'lead'   => $lead,
			'values' => array_key_exists( 'values', $given ) ? self::values( $given['values'] ) : array(),
		);
	}

	/** @param mixed $id */
	private static function id( string $name, $id ): string {
		if ( ! is_string( $id ) ) {
			throw new Problem( 'invalid-request', "\"$name\" must be a string." );
		}
		if ( ! preg_match( Leads::ID, $id ) ) {
			throw new Problem( 'invalid-request', "\"$name\" " . self::ID_RULE . '.' );
		}
		return $id;
	}

	/** @param mixed $given */
	private static function values( $given ): array {
		if ( ! is_object( $given ) ) {
			throw new Problem( 'invalid-request', '"values" must be an object.' );
		}
		$values = get_object_vars( $given );
		foreach ( $values as $name => $value ) {
			$at = self::quoted( "values.$name" );
			if ( ! preg_match( self::FIELD, (string) $name ) || $name === '__proto__' ) {
				throw new Problem( 'invalid-request', "$at is not the name of a field." );
			}
			$is_number = is_int( $value ) || ( is_float( $value ) && is_finite( $value ) );
			if ( ! is_string( $value ) && ! is_bool( $value ) && ! $is_number ) {
				throw new Problem( 'invalid-request', "$at must be text, a number or a boolean." );
			}
			if ( is_string( $value ) && self::units( $value ) > self::MOST_TEXT ) {
				throw new Problem( 'invalid-request', "$at must have 10,000 characters at most." );
			}
		}
		ksort( $values, SORT_STRING );
		return $values;
	}

	private static function units( string $text ): int {
		// Each character begins with a byte that is no continuation; those of four bytes are pairs.
		return preg_match_all( '/[^\x80-\xBF]/', $text ) + preg_match_all( '/[\xF0-\xF4]/', $text );
	}

	private static function quoted( string $name ): string {
		return Json::write( mb_substr( $name, 0, 80 ) );
	}
}
