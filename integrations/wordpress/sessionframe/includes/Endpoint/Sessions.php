<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** What was given to whom, sealed. */
final class Sessions {

	const DAY_S = 86400;
	/**
	 * Nobody can tell for sure whether a session of FLG was completed since. Half an hour covers a
	 * reload and a second tab; after it, a visitor who was done can begin anew.
	 */
	const REUSE_S = 1800;

	/** The open session of this lead for the same form or type, or null. */
	public static function find_open( string $lead, string $kind, string $id ): ?array {
		$place   = self::place( $lead, $kind, $id );
		$session = Seal::open_json( $place, Store::get( $place ) );
		if ( $session === null || Time::seconds_left( $session['expiresAt'] ) <= 0 ) {
			return null;
		}
		if ( SessionUrl::check( $session['publicUrl'] ) === null ) {
			return null;
		}
		return self::is_told_over( Keys::session_id( $session['upstreamId'] ) ) ? null : $session;
	}

	public static function remember_open( array $who, string $kind, string $id, array $session ): void {
		$longest = $who['invited'] ? self::DAY_S : self::REUSE_S;
		$ttl     = (int) min( $longest, Time::seconds_left( $session['expiresAt'] ) );
		if ( $ttl > 0 ) {
			$place = self::place( $who['lead'], $kind, $id );
			Store::set( $place, Seal::json( $place, $session ), $ttl );
		}
	}

	/** Keeps for a day what an id stands for, and since when its end is waited for. */
	public static function remember( string $session_id, string $lead, string $kind, string $id, ?string $expires, bool $resumed ): void {
		$known = array( 'lead' => $lead, 'kind' => $kind, 'id' => $id );
		if ( Vault::webhook_secret() !== null ) {
			// One that is given again began when it was made.
			$earlier          = $resumed ? self::recall( $session_id ) : null;
			$known['awaited'] = array(
				'place'     => Completions::place( $kind, $id, $lead ),
				'begunAt'   => isset( $earlier['awaited'] ) ? $earlier['awaited']['begunAt'] : Time::now(),
				'expiresAt' => $expires,
			);
		}
		$place = self::known( $session_id );
		Store::set( $place, Seal::json( $place, $known ), self::DAY_S );
	}

	public static function recall( string $session_id ): ?array {
		$place = self::known( $session_id );
		return Seal::open_json( $place, Store::get( $place ) );
	}

	private static function is_told_over( string $session_id ): bool {
		$session = Vault::webhook_secret() === null ? null : self::recall( $session_id );
		return isset( $session['awaited'] ) && Completions::since( $session['awaited']['place'], $session['awaited']['begunAt'] ) !== null;
	}

	private static function known( string $session_id ): string {
		return 'session:' . Keys::lookup( array( 'session', $session_id ) );
	}

	private static function place( string $lead, string $kind, string $id ): string {
		return 'reuse:' . Keys::lookup( array( 'reuse', 'flg', $lead, $kind, $id ) );
	}
}
