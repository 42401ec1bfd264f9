<?php
/**
 * Finds `Sessionframe\Endpoint\Store` in `includes/Endpoint/Store.php`.
 *
 * @package Sessionframe
 */

namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	function ( $name ) {
		if ( strpos( $name, __NAMESPACE__ . '\\' ) !== 0 ) {
			return;
		}
		$path = str_replace( '\\', '/', substr( $name, strlen( __NAMESPACE__ ) + 1 ) );
		$file = __DIR__ . "/includes/$path.php";
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);
