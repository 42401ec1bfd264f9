<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * Stops calling FLG while it fails, so that visitors are told at once and it can recover. After a
 * pause one call tries; it closes the circuit or opens it again. The state is in the table: PHP
 * forgets everything between two requests.
 */
final class Circuit {

	/** Seconds that are looked back on, in so many pieces. */
	const WINDOW_S = 30;
	const PIECE_S  = 3;
	/** Fewer failures are bad luck; and what fails less often than it works is worth calling. */
	const LEAST_FAILURES = 20;
	const LEAST_SHARE    = 0.5;
	/** Seconds until one call may try again. */
	const OPEN_S = 10;
	/** How long it is remembered that somebody has to try. */
	const TRIPPED_S = 3600;

	const OPEN    = 'circuit:open';
	const TRIPPED = 'circuit:tripped';
	const PROBE   = 'circuit:probe';

	/** @var bool */
	private $probing;

	private function __construct( bool $probing ) {
		$this->probing = $probing;
	}

	/** Throws `upstream-open` while no call makes sense. */
	public static function check(): void {
		$state = Store::many( array( self::OPEN, self::PROBE ) );
		foreach ( array( self::OPEN, self::PROBE ) as $name ) {
			if ( isset( $state[ $name ] ) ) {
				$seconds = $name === self::OPEN ? max( 1, (int) ceil( $state[ $name ]['left'] / 1000 ) ) : 1;
				throw self::unavailable( $seconds );
			}
		}
	}

	public static function enter( int $timeout_ms ): self {
		if ( Store::get( self::TRIPPED ) === null ) {
			return new self( false );
		}
		if ( Store::add( self::PROBE, '1', (int) ceil( $timeout_ms / 1000 ) + 5 ) ) {
			return new self( true );
		}
		throw self::unavailable( 1 );
	}

	/** How the call ended: answered, or the reason of an UpstreamError. */
	public function told( string $outcome ): void {
		$failed = $outcome === 'failed' || $outcome === 'timeout';
		if ( $this->probing ) {
			if ( $failed ) {
				self::open();
			} elseif ( $outcome !== 'rate-limited' ) {
				Store::delete( self::TRIPPED, ...self::names() );
				Log::info( array( 'event' => 'upstream-circuit', 'upstream' => 'flg', 'state' => 'closed' ) );
			}
			Store::delete( self::PROBE );
			return;
		}
		// It works and wants fewer calls: that says nothing.
		if ( $outcome === 'rate-limited' ) {
			return;
		}
		$piece = (int) ( time() / self::PIECE_S );
		Store::count( "circuit:calls:$piece", self::WINDOW_S );
		if ( ! $failed ) {
			return;
		}
		Store::count( "circuit:failures:$piece", self::WINDOW_S );
		$sums = array( 'calls' => 0, 'failures' => 0 );
		foreach ( Store::many( self::names() ) as $name => $found ) {
			$sums[ explode( ':', $name )[1] ] += (int) $found['value'];
		}
		if ( $sums['failures'] >= self::LEAST_FAILURES && $sums['failures'] >= $sums['calls'] * self::LEAST_SHARE ) {
			self::open();
			Log::warn( array( 'event' => 'upstream-circuit', 'upstream' => 'flg', 'state' => 'open' ) + $sums );
		}
	}

	private static function open(): void {
		Store::set( self::TRIPPED, '1', self::TRIPPED_S );
		Store::set( self::OPEN, '1', self::OPEN_S );
		Store::delete( ...self::names() );
	}

	private static function names(): array {
		$names = array();
		$now   = (int) ( time() / self::PIECE_S );
		for ( $piece = $now; $piece > $now - self::WINDOW_S / self::PIECE_S; $piece-- ) {
			$names[] = "circuit:calls:$piece";
			$names[] = "circuit:failures:$piece";
		}
		return $names;
	}

	private static function unavailable( int $seconds ): Problem {
		return new Problem( 'upstream-open', 'It has failed again and again and is left alone for a moment.', array( 'Retry-After' => (string) $seconds ) );
	}
}
