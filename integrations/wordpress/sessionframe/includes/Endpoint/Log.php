<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** Warnings and errors go to PHP's log, as one JSON line each; everything to the action `sessionframe_log`. */
final class Log {

	public static function info( array $record ): void {
		self::write( 'info', $record );
	}

	public static function warn( array $record ): void {
		self::write( 'warn', $record );
	}

	public static function error( array $record ): void {
		self::write( 'error', $record );
	}

	/** For the owner, who has to read it: in words, and not as JSON. */
	public static function setup( string $message, array $record ): void {
		self::tell( 'error', $record + array( 'message' => $message ) );
		error_log( "Sessionframe: $message" ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
	}

	/** Of an error that is not ours: its words can quote a header, a body or a key. */
	public static function describe( \Throwable $error ): array {
		$mask = function ( string $text ): string {
			return (string) preg_replace( '~[A-Za-z0-9+/_=\~.%-]{16,}~', '…', $text );
		};
		return array(
			'name'    => get_class( $error ),
			'message' => $mask( substr( $error->getMessage(), 0, 500 ) ),
			'at'      => basename( $error->getFile() ) . ':' . $error->getLine(),
		);
	}

	private static function write( string $level, array $record ): void {
		self::tell( $level, $record );
		if ( $level !== 'info' ) {
			error_log( Json::write( array( 'level' => $level, 'from' => 'sessionframe' ) + $record ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}

	private static function tell( string $level, array $record ): void {
		try {
			/**
			 * What happened in the endpoint: no key, no token, no publicUrl; leads as a hash.
			 *
			 * @param string $level  info, warn or error.
			 * @param array  $record `event` names it.
			 */
			do_action( 'sessionframe_log', $level, $record );
		} catch ( \Throwable $error ) {
			// A logger that throws must not turn an answer into a crash.
			unset( $error );
		}
	}
}
