<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * When a lead has completed a journey or appointment type, as FLG's webhooks tell it. Noted under
 * lead and form, where it needs no search: each session sees whether one came after its start.
 */
final class Completions {

	const DAY_S = 86400;
	/** Completions of one lead and form that are told apart. */
	const KEPT = 16;

	public static function place( string $kind, string $id, string $lead ): string {
		return 'over:' . Keys::lookup( array( 'over', 'flg', $kind, $id, $lead ) );
	}

	public static function note( string $place ): void {
		$times   = self::times( $place );
		$times[] = Time::now();
		Store::set( $place, Seal::json( $place, array_slice( $times, -self::KEPT ) ), self::DAY_S );
	}

	/** The first one since `begun`, or null. */
	public static function since( string $place, string $begun ): ?string {
		foreach ( self::times( $place ) as $time ) {
			if ( strcmp( $time, $begun ) >= 0 ) {
				return $time;
			}
		}
		return null;
	}

	private static function times( string $place ): array {
		return array_filter( Seal::open_json( $place, Store::get( $place ) ) ?? array(), 'is_string' );
	}
}
