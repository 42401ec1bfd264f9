<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;

defined( 'ABSPATH' ) || exit;

/** Requests a minute, by address and by lead; POSTs, states and tokens count apart. */
final class RateLimits {

	const WINDOW_S = 60;

	const DETAILS = array(
		'address' => 'There were too many requests from this address. Wait as long as Retry-After says.',
		'caller'  => 'There were too many requests of this caller. Wait as long as Retry-After says.',
	);

	/** @var array What was counted for this request. */
	private $told = array();

	public function address( string $group, Request $request ): void {
		$limit = Settings::whole( 'SESSIONFRAME_RATE_LIMIT_ADDRESS', 300, 1, 1000000 );
		$who   = ClientAddress::of( $request, (int) Settings::get( 'trusted_hops' ) );
		$this->count( $group, 'address', $limit, $who );
	}

	public function caller( string $group, string $who ): void {
		$this->count( $group, 'caller', Settings::whole( 'SESSIONFRAME_RATE_LIMIT_CALLER', 120, 1, 1000000 ), $who );
	}

	/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
	public function fields(): array {
		if ( $this->told === array() ) {
			return array();
		}
		$policies = array();
		$states   = array();
		foreach ( $this->told as $one ) {
			$policies[] = sprintf( '"%s";q=%d;w=%d', $one['name'], $one['limit'], self::WINDOW_S );
			$states[]   = sprintf( '"%s";r=%d;t=%d', $one['name'], max( 0, $one['limit'] - $one['count'] ), $one['seconds'] );
		}
		return array( 'RateLimit-Policy' => implode( ', ', $policies ), 'RateLimit' => implode( ', ', $states ) );
	}

	private function count( string $group, string $kind, int $limit, string $who ): void {
		$name = $group === 'create' ? $kind : "$group-$kind";
		// Addresses and leads are nobody's business, the database's least of all.
		$counted      = Store::count( "rate:$name:" . Keys::lookup( array( 'rate', $kind, $who ) ), self::WINDOW_S );
		$seconds      = min( max( 1, (int) ceil( $counted['left'] / 1000 ) ), self::WINDOW_S );
		$this->told[] = array( 'name' => $name, 'limit' => $limit, 'count' => $counted['count'], 'seconds' => $seconds );
		if ( $counted['count'] > $limit ) {
			throw new Problem( 'rate-limited', self::DETAILS[ $kind ], array( 'Retry-After' => (string) $seconds ) );
		}
	}
}
