<?php
namespace Sessionframe\Endpoint;

defined( 'ABSPATH' ) || exit;

final class StoreError extends \Exception {}
