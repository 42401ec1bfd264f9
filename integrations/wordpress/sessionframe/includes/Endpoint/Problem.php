<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/**
 * A refusal with a code; the codes are those of `src/endpoint/problem.ts`. `detail` goes to the
 * client: what is wrong and what to do, never a secret, never words of the upstream.
 */
final class Problem extends \Exception {

	const ALL = array(
		'invalid-request'        => array( 400, 'The request is not valid.' ),
		'unauthorized'           => array( 401, 'Credentials are missing or not valid.' ),
		'forbidden'              => array( 403, 'This is not allowed.' ),
		'not-found'              => array( 404, 'There is nothing here.' ),
		'method-not-allowed'     => array( 405, 'This method is not allowed here.' ),
		'not-acceptable'         => array( 406, 'Only JSON can be given.' ),
		'in-flight'              => array( 409, 'A request with this Idempotency-Key is still being answered.' ),
		'too-large'              => array( 413, 'The body is too large.' ),
		'unsupported-media-type' => array( 415, 'The body must be JSON.' ),
		'key-reused'             => array( 422, 'This Idempotency-Key belongs to another request.' ),
		'upstream-rejected'      => array( 422, 'The session was refused.' ),
		'rate-limited'           => array( 429, 'Too many requests.' ),
		'internal'               => array( 500, 'Something went wrong here.' ),
		'not-available'          => array( 501, 'This upstream cannot tell.' ),
		'upstream-failed'        => array( 502, 'The session service failed.' ),
		'upstream-open'          => array( 503, 'The session service is unavailable for the moment.' ),
		'upstream-timeout'       => array( 504, 'The session service did not answer in time.' ),
	);

	/** @var string */
	public $problem;
	/** @var string|null */
	public $detail;
	/** @var array<string, string> */
	public $headers;

	public function __construct( string $problem, ?string $detail = null, array $headers = array() ) {
		parent::__construct( $problem );
		$this->problem = $problem;
		$this->detail  = $detail;
		$this->headers = $headers;
	}

	public function status(): int {
		return self::ALL[ $this->problem ][0];
	}

	public function title(): string {
		return self::ALL[ $this->problem ][1];
	}
}
