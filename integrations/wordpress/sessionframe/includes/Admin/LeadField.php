<?php
namespace Sessionframe\Admin;

use Sessionframe\Leads;

defined( 'ABSPATH' ) || exit;

/** The lead of a user, in the user's profile; only who may edit others sees it, or could change it. */
final class LeadField {

	const NONCE = 'sessionframe_lead_nonce';

	public static function start(): void {
		foreach ( array( 'show_user_profile', 'edit_user_profile' ) as $hook ) {
			add_action( $hook, array( self::class, 'show' ) );
		}
		foreach ( array( 'personal_options_update', 'edit_user_profile_update' ) as $hook ) {
			add_action( $hook, array( self::class, 'save' ) );
		}
		add_action( 'user_profile_update_errors', array( self::class, 'check' ) );
	}

	/** @param \WP_User $user */
	public static function show( $user ): void {
		if ( ! current_user_can( 'edit_users' ) ) {
			return;
		}
		echo '<h2>Sessionframe</h2><table class="form-table" role="presentation"><tr><th><label for="sessionframe-lead">';
		esc_html_e( 'Lead', 'sessionframe' );
		printf( '</label></th><td><input id="sessionframe-lead" name="sessionframe_lead" class="regular-text" value="%s">', esc_attr( get_user_meta( $user->ID, Leads::meta_key(), true ) ) );
		wp_nonce_field( 'sessionframe-lead-' . $user->ID, self::NONCE, false );
		printf( '<p class="description">%s</p></td></tr></table>', esc_html__( 'The id of this person in FLG. Forms and bookings are for this lead.', 'sessionframe' ) );
	}

	public static function save( int $user ): void {
		$lead = self::sent( $user );
		if ( $lead === '' ) {
			delete_user_meta( $user, Leads::meta_key() );
		} elseif ( $lead !== null && preg_match( Leads::ID, $lead ) ) {
			update_user_meta( $user, Leads::meta_key(), $lead );
		}
	}

	/** @param \WP_Error $errors */
	public static function check( $errors ): void {
		$lead = isset( $_POST['sessionframe_lead'] ) ? trim( sanitize_text_field( wp_unslash( $_POST['sessionframe_lead'] ) ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification -- only looked at
		if ( $lead !== '' && ! preg_match( Leads::ID, $lead ) ) {
			$errors->add( 'sessionframe_lead', esc_html__( 'The lead must be 1 to 64 letters, digits, "-" or "_".', 'sessionframe' ) );
		}
	}

	/** Null for what this user may not send, or did not. */
	private static function sent( int $user ): ?string {
		if ( ! current_user_can( 'edit_users' ) || ! current_user_can( 'edit_user', $user ) || ! isset( $_POST['sessionframe_lead'], $_POST[ self::NONCE ] ) ) {
			return null;
		}
		$nonce = sanitize_text_field( wp_unslash( $_POST[ self::NONCE ] ) );
		if ( ! wp_verify_nonce( $nonce, 'sessionframe-lead-' . $user ) ) {
			return null;
		}
		return trim( sanitize_text_field( wp_unslash( $_POST['sessionframe_lead'] ) ) );
	}
}
