<?php
namespace Sessionframe;

defined( 'ABSPATH' ) || exit;

/** Which lead of FLG a visitor is. */
final class Leads {

	const META = 'sessionframe_lead';
	/** Ids end up in URLs, where `..` and `%2e` would walk. */
	const ID = '/\A[A-Za-z0-9_-]{1,64}\z/';

	/**
	 * A network has one list of users, and each of its sites an FLG of its own: its leads are its own.
	 *
	 * @param int|null $site This one, unless told.
	 */
	public static function meta_key( ?int $site = null ): string {
		global $wpdb;
		return $wpdb->get_blog_prefix( $site ) . self::META;
	}

	/** With a site that a network deletes; its users stay. */
	public static function forget_site( \WP_Site $site ): void {
		delete_metadata( 'user', 0, self::meta_key( (int) $site->blog_id ), '', true );
	}

	/** Those of this site, of all users. */
	public static function forget(): void {
		delete_metadata( 'user', 0, self::meta_key(), '', true );
	}

	/** Null for whom nobody knows. Never anything that the request says by itself. */
	public static function of_visitor(): ?string {
		$user = get_current_user_id();
		$lead = $user > 0 ? get_user_meta( $user, self::meta_key(), true ) : null;
		/**
		 * Says who a visitor is, where leads are not kept with the users of WordPress.
		 *
		 * @param string|null $lead The lead of the user's profile.
		 * @param int         $user 0 for a visitor who is not logged in.
		 */
		$lead = apply_filters( 'sessionframe_lead', $lead === '' ? null : $lead, $user );
		if ( is_int( $lead ) ) {
			$lead = (string) $lead;
		}
		return is_string( $lead ) && preg_match( self::ID, $lead ) ? $lead : null;
	}
}
