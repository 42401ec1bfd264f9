<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/** The block "Sessionframe": the shortcode's element, chosen in the editor. */
final class Block {

	public static function register(): void {
		$block = register_block_type(
			dirname( FILE ) . '/block',
			array( 'render_callback' => array( self::class, 'render' ) )
		);
		if ( $block ) {
			foreach ( $block->editor_script_handles as $handle ) {
				wp_set_script_translations( $handle, 'sessionframe', dirname( FILE ) . '/languages' );
			}
		}
	}

	public static function render( array $attributes ): string {
		$kind  = isset( $attributes['kind'] ) && $attributes['kind'] === 'appointment' ? 'appointment-type' : 'journey';
		$given = array( $kind => isset( $attributes['target'] ) ? $attributes['target'] : '' );
		$names = array(
			'display'    => 'display',
			'loading'    => 'loading',
			'frameTitle' => 'frame-title',
			'minHeight'  => 'min-height',
			'maxHeight'  => 'max-height',
			'elementId'  => 'id',
		);
		foreach ( $names as $from => $to ) {
			if ( isset( $attributes[ $from ] ) ) {
				$given[ $to ] = $attributes[ $from ];
			}
		}
		$html = Markup::render( $given );
		return $html === '' ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $html );
	}
}
