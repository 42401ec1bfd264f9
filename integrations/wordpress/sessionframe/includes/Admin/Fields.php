<?php
namespace Sessionframe\Admin;

use Sessionframe\Routes;
use Sessionframe\Settings;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** What the settings page asks for. */
final class Fields {

	public static function sections(): array {
		return array(
			'sessionframe-way'       => __( 'Where the endpoint is', 'sessionframe' ),
			'sessionframe-here'      => __( 'WordPress as the endpoint', 'sessionframe' ),
			'sessionframe-elsewhere' => __( 'An endpoint elsewhere', 'sessionframe' ),
			'sessionframe-both'      => __( 'Who may start what', 'sessionframe' ),
		);
	}

	public static function all(): array {
		$field = function ( string $section, string $name, string $type, string $label, string $help ): array {
			return compact( 'name', 'type', 'label', 'help' ) + array( 'section' => "sessionframe-$section" );
		};
		return array(
			$field( 'way', 'mode', 'mode', __( 'The endpoint is', 'sessionframe' ), __( 'The endpoint holds the access key and asks FLG for sessions.', 'sessionframe' ) ),
			$field( 'here', 'flg_domain', 'text', __( 'FLG domain', 'sessionframe' ), __( 'Your complete FLG 360 domain, such as demo.flg360.co.uk.', 'sessionframe' ) ),
			$field( 'here', 'api_key', 'secret', __( 'Access key', 'sessionframe' ), __( 'Of Settings > Configuration > Access Keys in FLG. It is kept sealed and never shown again; or define FLG_API_KEY in wp-config.php.', 'sessionframe' ) ),
			$field( 'here', 'allowed_origins', 'lines', __( 'Other sites', 'sessionframe' ), __( 'Origins of other sites whose pages use this endpoint, such as https://www.example.com, one on a line. This site is always let in.', 'sessionframe' ) ),
			$field( 'here', 'session_origins', 'lines', __( 'Session origins', 'sessionframe' ), __( 'Origins that sessions are served from. Leave it empty for those of FLG.', 'sessionframe' ) ),
			$field( 'here', 'trusted_hops', 'number', __( 'Proxies in front', 'sessionframe' ), __( 'How many proxies of your own stand in front of WordPress and write X-Forwarded-For. 0 if there are none.', 'sessionframe' ) ),
			$field( 'here', 'webhooks', 'webhooks', __( 'Webhooks', 'sessionframe' ), __( 'So that a form ends on the page when FLG has it. In FLG, have a webhook action call the address below when a lead is done, with the id of the journey (or &appointmentType= and the id) at its end. The address is a secret, and another one when the salts change.', 'sessionframe' ) ),
			$field( 'elsewhere', 'endpoint', 'text', __( 'Address', 'sessionframe' ), __( 'Such as https://forms.example.com/sessionframe/v1.', 'sessionframe' ) ),
			$field( 'elsewhere', 'token_secret', 'secret', __( 'Token secret', 'sessionframe' ), __( 'The SESSIONFRAME_TOKEN_SECRET of that endpoint, 32 characters or more. It is kept sealed and never shown again; or define the constant in wp-config.php.', 'sessionframe' ) ),
			$field( 'elsewhere', 'visitors', 'visitors', __( 'Triggers in pages', 'sessionframe' ), __( 'Where that endpoint has a platform: every page of this site watches for what sets off your journeys, and shows what they open.', 'sessionframe' ) ),
			$field( 'both', 'journeys', 'lines', __( 'Journeys', 'sessionframe' ), __( 'Ids that a visitor with a lead may start, one on a line; * for every one.', 'sessionframe' ) ),
			$field( 'both', 'appointment_types', 'lines', __( 'Appointment types', 'sessionframe' ), __( 'Likewise.', 'sessionframe' ) ),
		);
	}

	public static function show( array $field ): void {
		$name = $field['name'];
		$id   = 'sessionframe-' . $name;
		$at   = Settings::OPTION . "[$name]";
		if ( $field['type'] === 'secret' ) {
			self::secret( $name, $id, $at );
		} elseif ( Settings::is_constant( $name ) ) {
			printf( '<input id="%s" type="text" class="regular-text code" value="%s" disabled> ', esc_attr( $id ), esc_attr( Settings::get( $name ) ) );
			esc_html_e( 'Set in wp-config.php.', 'sessionframe' );
		} elseif ( $field['type'] === 'mode' ) {
			self::choice(
				$name,
				$id,
				$at,
				array(
					'here'      => __( 'this WordPress', 'sessionframe' ),
					'elsewhere' => __( 'elsewhere: WordPress only gives tokens', 'sessionframe' ),
				)
			);
		} elseif ( $field['type'] === 'visitors' ) {
			self::choice(
				$name,
				$id,
				$at,
				array(
					''        => __( 'are not watched for', 'sessionframe' ),
					'on'      => __( 'are watched for', 'sessionframe' ),
					'consent' => __( 'are watched for once your consent tool says so', 'sessionframe' ),
				)
			);
		} elseif ( $field['type'] === 'webhooks' ) {
			self::webhooks( $id, $at );
		} elseif ( $field['type'] === 'lines' ) {
			printf( '<textarea id="%s" name="%s" rows="3" class="large-text code">%s</textarea>', esc_attr( $id ), esc_attr( $at ), esc_textarea( Settings::get( $name ) ) );
		} else {
			$more = $field['type'] === 'number' ? 'type="number" min="0" max="16" class="small-text"' : 'type="text" class="regular-text code"';
			printf( '<input id="%s" name="%s" value="%s" %s>', esc_attr( $id ), esc_attr( $at ), esc_attr( Settings::get( $name ) ), $more ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- ours
		}
		printf( '<p class="description">%s</p>', esc_html( $field['help'] ) );
	}

	/** @param string[] $ways Labels by values. */
	private static function choice( string $name, string $id, string $at, array $ways ): void {
		printf( '<select id="%s" name="%s">', esc_attr( $id ), esc_attr( $at ) );
		foreach ( $ways as $way => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $way ), selected( Settings::get( $name ), $way, false ), esc_html( $label ) );
		}
		echo '</select>';
	}

	private static function webhooks( string $id, string $at ): void {
		// Unticked boxes are not sent.
		printf( '<input type="hidden" name="%s" value=""><label><input id="%s" name="%s" type="checkbox" value="1"%s> ', esc_attr( $at ), esc_attr( $id ), esc_attr( $at ), checked( Settings::get( 'webhooks' ), '1', false ) );
		esc_html_e( 'FLG tells when a session is over', 'sessionframe' );
		echo '</label>';
		$secret = Vault::webhook_secret();
		if ( $secret !== null ) {
			$url = add_query_arg( 'secret', $secret, rest_url( Routes::BASE . '/webhooks/flg' ) ) . '&journey=';
			printf( '<p><code>%s</code></p>', esc_html( $url ) );
		}
	}

	/** Says whether there is one; what it is goes to no browser. */
	private static function secret( string $name, string $id, string $at ): void {
		$states = array(
			'constant'   => __( 'Set in wp-config.php.', 'sessionframe' ),
			'sealed'     => __( 'Saved. Leave it empty to keep it.', 'sessionframe' ),
			'unreadable' => __( 'Cannot be read any more, since the salts in wp-config.php have changed. Enter it again.', 'sessionframe' ),
			'absent'     => __( 'Not set.', 'sessionframe' ),
		);
		$state = Vault::state( $name );
		printf( '<input id="%s" name="%s" type="password" value="" autocomplete="new-password" class="regular-text code"%s> ', esc_attr( $id ), esc_attr( $at ), disabled( $state, 'constant', false ) );
		printf( '<strong data-state="%s">%s</strong>', esc_attr( $state ), esc_html( $states[ $state ] ) );
		if ( $state === 'sealed' || $state === 'unreadable' ) {
			printf( ' <label><input type="checkbox" name="%s" value="1"> %s</label>', esc_attr( Settings::OPTION . "[forget_$name]" ), esc_html__( 'Forget it', 'sessionframe' ) );
		}
	}
}
