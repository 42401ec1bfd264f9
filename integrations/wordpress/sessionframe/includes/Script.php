<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/** The widget: a file whose name has its version, held to its bytes. */
final class Script {

	const HANDLE = 'sessionframe';

	/** What the build wrote: file and integrity. Null in a folder that was not built. */
	public static function built(): ?array {
		$file  = dirname( FILE ) . '/assets/widget.php';
		$built = is_file( $file ) ? require $file : null;
		return is_array( $built ) ? $built : null;
	}

	public static function register(): void {
		$built = self::built();
		if ( $built === null ) {
			return;
		}
		// No `?ver=`: the name says it, and the widget finds its languages beside itself.
		wp_register_script( self::HANDLE, plugins_url( 'assets/' . $built['file'], FILE ), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		wp_register_style( self::HANDLE, false, array(), null ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		// Until the script is there, an element has no height, and what stands below it would jump.
		wp_add_inline_style(
			self::HANDLE,
			'journey-session:not(:defined),appointment-booking:not(:defined){display:block;min-height:calc(clamp(600px,90svh,900px) + 1lh)}'
		);
	}

	public static function enqueue(): void {
		wp_enqueue_script( self::HANDLE );
		wp_enqueue_style( self::HANDLE );
	}

	/** Journeys begin in any page, not only in one that has an element. */
	public static function watch(): void {
		if ( Settings::has_visitors() ) {
			wp_enqueue_script( self::HANDLE );
		}
	}

	public static function tag( string $tag, string $handle ): string {
		$built = $handle === self::HANDLE ? self::built() : null;
		if ( $built === null ) {
			return $tag;
		}
		$more = sprintf( ' integrity="%s" crossorigin="anonymous" async src=', esc_attr( $built['integrity'] ) );
		return str_replace( ' src=', self::visitors() . $more, $tag );
	}

	/** What the visitor client reads from the tag. Nothing in it is about a visitor, either. */
	private static function visitors(): string {
		if ( ! Settings::has_visitors() ) {
			return '';
		}
		$consent = Settings::get( 'visitors' ) === 'consent' ? ' data-consent' : '';
		return sprintf( ' data-site%s data-endpoint="%s"', $consent, esc_attr( esc_url_raw( Settings::endpoint() ) ) );
	}
}
