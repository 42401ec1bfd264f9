<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** One request, as the web server handed it on: nothing in it may be trusted. */
final class Request {

	/** @var string The real one: no `_method`, no `X-HTTP-Method-Override`. */
	public $method;
	/** @var string Below the base, such as `/journey-sessions`. */
	public $path;
	/** @var string */
	public $id;
	/** @var array<string, string> */
	private $server;
	/** @var array */
	private $query;

	/** Bytes. */
	const BODY_LIMIT = 65536;

	public function __construct( string $path, array $server, array $query ) {
		$this->path   = $path;
		$this->server = $server;
		$this->query  = $query;
		$this->method = isset( $server['REQUEST_METHOD'] ) ? (string) $server['REQUEST_METHOD'] : 'GET';
		// The proxy's, where it is harmless, so that logs can be joined.
		$given    = $this->header( 'X-Request-Id' );
		$this->id = $given !== null && preg_match( '/\A[A-Za-z0-9_-]{8,64}\z/', $given ) ? $given : wp_generate_uuid4();
	}

	public static function current( string $path ): self {
		// WordPress has added slashes to them.
		return new self( $path, wp_unslash( $_SERVER ), wp_unslash( $_GET ) ); // phpcs:ignore WordPress.Security.NonceVerification -- see Origins
	}

	public function header( string $name ): ?string {
		$key = strtoupper( str_replace( '-', '_', $name ) );
		// Of these PHP makes names without HTTP_; and after a rewrite Apache renames Authorization.
		foreach ( array( "HTTP_$key", $key, "REDIRECT_HTTP_$key" ) as $at ) {
			if ( $at === $key && ! in_array( $key, array( 'CONTENT_TYPE', 'CONTENT_LENGTH' ), true ) ) {
				continue;
			}
			if ( isset( $this->server[ $at ] ) && is_string( $this->server[ $at ] ) ) {
				return $this->server[ $at ];
			}
		}
		return null;
	}

	/** A part of the query, as it was written: WordPress has added slashes to its own copy. */
	public function query( string $name ): ?string {
		$given = isset( $this->query[ $name ] ) ? $this->query[ $name ] : null;
		return is_string( $given ) ? $given : null;
	}

	/** The address of the peer: the client, or the last proxy before us. */
	public function peer(): string {
		return isset( $this->server['REMOTE_ADDR'] ) ? (string) $this->server['REMOTE_ADDR'] : '';
	}

	/** Throws `too-large` or `invalid-request`. PHP has the body whole by now; we read no more of it than we take. */
	public function body(): string {
		$length = $this->header( 'Content-Length' );
		$body   = $length !== null && (float) $length > self::BODY_LIMIT
			? null
			: (string) file_get_contents( 'php://input', false, null, 0, self::BODY_LIMIT + 1 );
		if ( $body === null || strlen( $body ) > self::BODY_LIMIT ) {
			throw new Problem( 'too-large', 'A body may have 64 KiB at most.' );
		}
		if ( preg_match( '//u', $body ) !== 1 ) {
			throw new Problem( 'invalid-request', 'The body is not UTF-8.' );
		}
		return $body;
	}

	/** The token of `Authorization: Bearer …`. */
	public function bearer(): ?string {
		$header = (string) $this->header( 'Authorization' );
		if ( strlen( $header ) > 4096 ) {
			return null;
		}
		return preg_match( '~\ABearer +([A-Za-z0-9._\~+/-]+=*)\z~i', $header, $found ) ? $found[1] : null;
	}
}
