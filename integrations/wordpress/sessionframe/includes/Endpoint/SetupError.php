<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

/** A setting is missing or cannot be right. Its words name the setting, never a secret. */
final class SetupError extends \Exception {}
