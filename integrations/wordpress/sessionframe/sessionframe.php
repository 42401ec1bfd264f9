<?php
/**
 * Plugin Name:       Sessionframe
 * Description:       Forms and bookings of FLG 360 inside your own pages: a block and a shortcode. WordPress keeps the access key, or gives tokens for an endpoint elsewhere.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       sessionframe
 * Domain Path:       /languages
 *
 * @package Sessionframe
 */

namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

const FILE = __FILE__;

require_once __DIR__ . '/autoload.php';

register_activation_hook( FILE, array( Table::class, 'install' ) );
register_deactivation_hook( FILE, array( Table::class, 'stop_sweeping' ) );

Plugin::start();
