<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * One POST by cURL itself. `wp_remote_post` would hand the key to every plugin that listens to
 * `http_request_args` or writes requests down, unpack 200 MB out of a little gzip, and, without
 * cURL, begin its deadline anew with every byte.
 */
final class HttpPost {

	/** Bytes. */
	const ANSWER_LIMIT = 1048576;

	/** status, body, retry_after. Throws UpstreamErrors; nothing of what the network said is in them. */
	public static function send( string $url, string $key, string $body, int $timeout_ms ): array {
		if ( ! function_exists( 'curl_init' ) ) {
			throw new SetupError( 'The endpoint needs PHP\'s extension "curl". Ask your host for it.' );
		}
		// What the owner's wp-config.php forbids (WP_HTTP_BLOCK_EXTERNAL) is forbidden here too.
		if ( _wp_http_get_object()->block_request( $url ) ) {
			throw new UpstreamError( 'failed', 'WP_HTTP_BLOCK_EXTERNAL is set. Name the FLG domain in WP_ACCESSIBLE_HOSTS.' );
		}
		$text        = '';
		$retry_after = null;
		$handle      = curl_init( $url ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- see above
		curl_setopt_array(
			$handle,
			array(
				CURLOPT_POST              => true,
				CURLOPT_POSTFIELDS        => $body,
				CURLOPT_HTTPHEADER        => array(
					"Authorization: Bearer $key",
					'Content-Type: application/json',
					'Accept: application/json',
					'Expect:',
				),
				// A redirect would carry the lead and the key to whoever it names.
				CURLOPT_FOLLOWLOCATION    => false,
				CURLOPT_PROTOCOLS         => CURLPROTO_HTTP | CURLPROTO_HTTPS,
				// Of the whole call, to the last byte.
				CURLOPT_TIMEOUT_MS        => $timeout_ms,
				CURLOPT_CONNECTTIMEOUT_MS => $timeout_ms,
				CURLOPT_NOSIGNAL          => true,
				CURLOPT_CAINFO            => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
				CURLOPT_HEADERFUNCTION    => function ( $handle, string $line ) use ( &$retry_after ): int {
					if ( preg_match( '/\Aretry-after:(.*)/i', $line, $found ) ) {
						$retry_after = trim( $found[1] );
					}
					return strlen( $line );
				},
				CURLOPT_WRITEFUNCTION     => function ( $handle, string $part ) use ( &$text ): int {
					$text .= $part;
					return strlen( $text ) > self::ANSWER_LIMIT ? -1 : strlen( $part );
				},
			)
		);
		self::use_proxy( $handle, $url );
		$came   = curl_exec( $handle );
		$errno  = curl_errno( $handle );
		$status = (int) curl_getinfo( $handle, CURLINFO_RESPONSE_CODE );
		curl_close( $handle );
		if ( $came !== false ) {
			return array( 'status' => $status, 'body' => $text, 'retry_after' => $retry_after );
		}
		if ( strlen( $text ) > self::ANSWER_LIMIT ) {
			throw new UpstreamError( 'failed', 'FLG answered more than 1 MiB.' );
		}
		if ( $errno === CURLE_OPERATION_TIMEDOUT ) {
			throw new UpstreamError( 'timeout', "FLG did not answer within $timeout_ms ms." );
		}
		throw new UpstreamError( 'failed', 'FLG could not be reached, or its answer broke off.' );
	}

	/** The proxy that wp-config.php names for everything that WordPress asks for. */
	private static function use_proxy( $handle, string $url ): void {
		$proxy = new \WP_HTTP_Proxy();
		if ( ! $proxy->is_enabled() || ! $proxy->send_through_proxy( $url ) ) {
			return;
		}
		curl_setopt( $handle, CURLOPT_PROXY, $proxy->host() );
		curl_setopt( $handle, CURLOPT_PROXYPORT, $proxy->port() );
		if ( $proxy->use_authentication() ) {
			curl_setopt( $handle, CURLOPT_PROXYUSERPWD, $proxy->authentication() );
		}
	}
}
