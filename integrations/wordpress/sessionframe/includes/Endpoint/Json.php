<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class Json {

	/** @param mixed $value */
	public static function write( $value ): string {
		return (string) json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION | JSON_PARTIAL_OUTPUT_ON_ERROR );
	}

	/** An array for an object; null for what is no JSON, or an object no more than 64 deep. */
	public static function read_array( string $text ): ?array {
		$value = json_decode( $text, true, 64 );
		return is_array( $value ) ? $value : null;
	}
}
