<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** Why a call of FLG failed. The words are ours: never FLG's, never the key. */
final class UpstreamError extends \Exception {

	/** @var string rejected, failed, timeout or rate-limited */
	public $reason;
	/** @var int|null Seconds. */
	public $retry_after;

	public function __construct( string $reason, string $message, ?int $retry_after = null ) {
		parent::__construct( $message );
		$this->reason      = $reason;
		$this->retry_after = $retry_after;
	}
}
