<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Which pages may use the endpoint. Origin and Sec-Fetch-Site say which page sent a request as
 * long as a browser sent it; they are no proof of who the caller is.
 */
final class Origins {

	/** Those of this site, and those that the owner has added; of a constant nobody has said what is none. */
	public static function allowed(): array {
		$own   = self::own();
		$added = array_filter( Settings::list_of( 'allowed_origins' ), array( self::class, 'is_one' ) );
		return array_values( array_unique( array_filter( array_merge( $own, $added ) ) ) );
	}

	/** Of this site, as browsers write them; null for an address that has none. */
	public static function own(): array {
		return array_map( array( self::class, 'in_ascii' ), array( home_url(), site_url() ) );
	}

	/**
	 * WordPress keeps a host such as müller.example as it was typed; a browser says xn--mller-kva.example.
	 */
	public static function in_ascii( string $url ): ?string {
		if ( ! preg_match( '~\A(https?://)([^/?#:@]*[^\x00-\x7f][^/?#:@]*)(.*)\z~is', $url, $found ) ) {
			return self::of( $url );
		}
		$host = self::punycode( $found[2] );
		return $host === null ? null : self::of( $found[1] . $host . $found[3] );
	}

	private static function punycode( string $host ): ?string {
		if ( function_exists( 'idn_to_ascii' ) ) {
			$ascii = idn_to_ascii( $host, IDNA_NONTRANSITIONAL_TO_ASCII, INTL_IDNA_VARIANT_UTS46 );
			return is_string( $ascii ) ? $ascii : null;
		}
		// WordPress brings one, whose name is another since 6.2. It knows no capitals.
		foreach ( array( '\WpOrg\Requests\IdnaEncoder', '\Requests_IDNAEncoder' ) as $encoder ) {
			if ( class_exists( $encoder ) && function_exists( 'mb_strtolower' ) ) {
				try {
					return $encoder::encode( mb_strtolower( $host, 'UTF-8' ) );
				} catch ( \Exception $no_host ) {
					return null;
				}
			}
		}
		return null;
	}

	/** As a browser writes it; null for what is no address of the web. */
	public static function of( string $url ): ?string {
		if ( ! preg_match( '~\A(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?=[/?#]|\z)~i', $url, $found ) ) {
			return null;
		}
		$scheme = strtolower( $found[1] );
		$port   = isset( $found[3] ) && $found[3] !== '' ? (int) $found[3] : null;
		$usual  = $scheme === 'https' ? 443 : 80;
		return $scheme . '://' . strtolower( $found[2] ) . ( $port === null || $port === $usual ? '' : ":$port" );
	}

	/** Whether it is an origin, letter by letter. */
	public static function is_one( string $origin ): bool {
		return self::of( $origin ) === $origin;
	}

	/** Plain http is for this machine only. */
	public static function is_safe( string $origin ): bool {
		if ( strpos( $origin, 'https://' ) === 0 ) {
			return true;
		}
		return (bool) preg_match( '~\Ahttp://(localhost|[a-z0-9.-]+\.localhost|\[::1\]|127(\.\d{1,3}){3})(:\d+)?\z~', $origin );
	}

	public static function check( Request $request ): void {
		$origin = $request->header( 'Origin' );
		if ( $origin !== null ) {
			if ( in_array( $origin, self::allowed(), true ) ) {
				return;
			}
			throw new Problem( 'forbidden', 'Pages of this origin may not use this endpoint. Its owner can add the origin to allowedOrigins.' );
		}
		$site = $request->header( 'Sec-Fetch-Site' );
		if ( $site === 'same-origin' ) {
			return;
		}
		// A browser leaves Origin out of a same-origin GET; reading a state has no side effect.
		if ( $request->method === 'GET' && ( $site === null || $site === 'none' ) ) {
			return;
		}
		throw new Problem( 'forbidden', 'The request says no origin. A server that calls this endpoint must send Origin with one of its allowedOrigins.' );
	}

	/**
	 * A token is for pages of this very site: who has its cookies must be the one who reads it.
	 */
	public static function check_own( Request $request ): void {
		$origin = $request->header( 'Origin' );
		$site   = $request->header( 'Sec-Fetch-Site' );
		if ( $origin !== null && ! in_array( $origin, self::own(), true ) ) {
			throw new Problem( 'forbidden', 'Tokens are for pages of this site.' );
		}
		if ( $site !== null && $site !== 'same-origin' ) {
			throw new Problem( 'forbidden', 'Tokens are for pages of this site, which fetch them by script.' );
		}
	}

	/** Custom headers force a preflight: no form and no image can send them. */
	public static function check_csrf_header( Request $request ): void {
		if ( $request->header( 'X-Sessionframe' ) !== '1' ) {
			throw new Problem( 'forbidden', 'Send the header "X-Sessionframe: 1".' );
		}
	}

	/** None for an origin that is not of the list: `null` and look-alikes get nothing. */
	public static function cors( Request $request ): array {
		$origin = $request->header( 'Origin' );
		if ( $origin === null || ! in_array( $origin, self::allowed(), true ) ) {
			return array();
		}
		return array(
			'Access-Control-Allow-Origin'      => $origin,
			'Access-Control-Allow-Credentials' => 'true',
			'Access-Control-Expose-Headers'    => 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Date',
		);
	}

	public static function preflight( string $methods ): Answer {
		return new Answer(
			204,
			'',
			array(
				'Access-Control-Allow-Methods' => $methods,
				'Access-Control-Allow-Headers' => 'Content-Type, X-Sessionframe, Idempotency-Key, Authorization, X-Request-Id',
				'Access-Control-Max-Age'       => '600',
			)
		);
	}
}
