<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/**
 * The element, from a shortcode or a block. Nothing in it is about the visitor: a page may be
 * cached, and tokens come from a route that may not.
 */
final class Markup {

	/**
	 * What whoever writes a page may set. Not `endpoint` and `token-url`: an author could send
	 * the visitors' tokens elsewhere.
	 */
	const ATTRIBUTES = array(
		'id',
		'class',
		'display',
		'loading',
		'frame-title',
		'min-height',
		'max-height',
		'allow-features',
		'scroll',
		'resume',
	);

	public static function register(): void {
		Script::register();
		add_shortcode( 'sessionframe', array( self::class, 'shortcode' ) );
		Block::register();
	}

	/**
	 * `[sessionframe journey="…"]` or `[sessionframe appointment-type="…"]`
	 *
	 * @param array|string $given
	 */
	public static function shortcode( $given ): string {
		return self::render( is_array( $given ) ? $given : array() );
	}

	public static function render( array $given ): string {
		$journey = self::id_of( $given, 'journey' );
		$type    = self::id_of( $given, 'appointment-type' );
		if ( ( $journey === null ) === ( $type === null ) ) {
			return self::note( __( 'Sessionframe: give "journey" or "appointment-type", one of them, with its id.', 'sessionframe' ) );
		}
		if ( Settings::endpoint() === '' ) {
			return self::note( __( 'Sessionframe: the address of the endpoint is missing. Settings > Sessionframe has a field for it.', 'sessionframe' ) );
		}
		$tag        = $journey === null ? 'appointment-booking' : 'journey-session';
		$attributes = array(
			'journey'          => $journey,
			'appointment-type' => $type,
			'endpoint'         => esc_url_raw( Settings::endpoint() ),
			'token-url'        => esc_url_raw( rest_url( Routes::BASE . '/token' ) ),
		);
		foreach ( self::ATTRIBUTES as $name ) {
			if ( isset( $given[ $name ] ) && is_scalar( $given[ $name ] ) && (string) $given[ $name ] !== '' ) {
				$attributes[ $name ] = (string) $given[ $name ];
			}
		}
		Script::enqueue();
		$html = "<$tag";
		foreach ( $attributes as $name => $value ) {
			if ( $value !== null ) {
				$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
			}
		}
		return "$html></$tag>";
	}

	private static function id_of( array $given, string $name ): ?string {
		$id = isset( $given[ $name ] ) && is_scalar( $given[ $name ] ) ? trim( (string) $given[ $name ] ) : '';
		return preg_match( Leads::ID, $id ) ? $id : null;
	}

	/** For whoever can mend it; visitors need not know. */
	private static function note( string $text ): string {
		return current_user_can( 'edit_posts' ) ? '<p><em>' . esc_html( $text ) . '</em></p>' : '';
	}
}
