<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class Answer {

	/** @var int */
	public $status;
	/** @var string */
	public $body;
	/** @var array<string, string> */
	public $headers;

	public function __construct( int $status, string $body = '', array $headers = array() ) {
		$this->status  = $status;
		$this->body    = $body;
		$this->headers = $headers;
	}

	public static function json( int $status, array $value ): self {
		return new self( $status, Json::write( $value ), array( 'Content-Type' => 'application/json' ) );
	}

	/** RFC 9457; the one place where a refusal becomes an answer. */
	public static function problem( Problem $problem, string $request_id ): self {
		$value = array(
			'type'   => 'urn:sessionframe:problem/' . $problem->problem,
			'title'  => $problem->title(),
			'status' => $problem->status(),
		);
		if ( $problem->detail !== null ) {
			$value['detail'] = $problem->detail;
		}
		$value['instance'] = $request_id;
		$headers           = array( 'Content-Type' => 'application/problem+json' );
		return new self( $problem->status(), Json::write( $value ), $problem->headers + $headers );
	}
}
