<?php
namespace Sessionframe\Admin;

use Sessionframe\Script;
use Sessionframe\Settings;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** Settings > Sessionframe. WordPress's options.php checks the nonce and the capability of what is sent. */
final class Page {

	const SLUG       = 'sessionframe';
	const CAPABILITY = 'manage_options';

	public static function start(): void {
		add_action( 'admin_menu', array( self::class, 'add' ) );
		add_action( 'admin_init', array( self::class, 'register' ) );
		add_action( 'admin_notices', array( self::class, 'notices' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( \Sessionframe\FILE ), array( self::class, 'link' ) );
	}

	public static function add(): void {
		add_options_page( 'Sessionframe', 'Sessionframe', self::CAPABILITY, self::SLUG, array( self::class, 'show' ) );
	}

	public static function register(): void {
		register_setting(
			self::SLUG,
			Settings::OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => array( Save::class, 'clean' ),
				'show_in_rest'      => false,
			)
		);
		foreach ( Fields::sections() as $section => $title ) {
			add_settings_section( $section, esc_html( $title ), '__return_null', self::SLUG );
		}
		foreach ( Fields::all() as $field ) {
			add_settings_field(
				$field['name'],
				esc_html( $field['label'] ),
				array( Fields::class, 'show' ),
				self::SLUG,
				$field['section'],
				$field + array( 'label_for' => 'sessionframe-' . $field['name'] )
			);
		}
	}

	public static function show(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		echo '<div class="wrap"><h1>Sessionframe</h1>';
		printf(
			'<p>%s <code>[sessionframe journey="…"]</code></p>',
			esc_html__( 'In a page, add the block "Sessionframe", or write the shortcode', 'sessionframe' )
		);
		if ( ! Vault::has_own_salts() ) {
			self::notice( 'warning', __( 'wp-config.php has no keys and salts of its own, so WordPress keeps them in the database, beside the secrets that they seal. Make some: https://api.wordpress.org/secret-key/1.1/salt/', 'sessionframe' ) );
		}
		echo '<form action="options.php" method="post">';
		settings_fields( self::SLUG );
		do_settings_sections( self::SLUG );
		submit_button();
		echo '</form></div>';
	}

	/** What only an administrator can mend. */
	public static function notices(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		if ( Script::built() === null ) {
			self::notice( 'error', __( 'Sessionframe: the widget is not in the plugin. Install it from the built zip file.', 'sessionframe' ) );
		}
		foreach ( array_keys( Vault::CONSTANTS ) as $name ) {
			if ( Vault::state( $name ) === 'unreadable' ) {
				$text = $name === 'api_key'
					? __( 'Sessionframe: the salts in wp-config.php have changed, so the access key cannot be read any more. Enter it again.', 'sessionframe' )
					: __( 'Sessionframe: the salts in wp-config.php have changed, so the token secret cannot be read any more. Enter it again.', 'sessionframe' );
				self::notice( 'error', $text, admin_url( 'options-general.php?page=' . self::SLUG ) );
			}
		}
	}

	/** @param string[] $links */
	public static function link( array $links ): array {
		$url = admin_url( 'options-general.php?page=' . self::SLUG );
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'sessionframe' ) ) );
		return $links;
	}

	private static function notice( string $kind, string $text, string $url = '' ): void {
		$link = $url === '' ? '' : sprintf( ' <a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'sessionframe' ) );
		printf( '<div class="notice notice-%s"><p>%s%s</p></div>', esc_attr( $kind ), esc_html( $text ), $link ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped above
	}
}
