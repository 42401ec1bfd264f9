<?php
/*
 * What the tests need of a site: permalinks, no mail, leads that are kept elsewhere, and an owner's
 * rule that goes wrong when a test says so (case 88).
 */
add_filter( 'pre_wp_mail', '__return_true' );
add_filter(
	'pre_option_permalink_structure',
	function () {
		return '/%postname%/';
	}
);

// An owner who keeps leads elsewhere.
add_filter(
	'sessionframe_lead',
	function ( $lead, $user ) {
		return $user && get_userdata( $user )->user_login === 'shopper' ? 4001 : $lead;
	},
	10,
	2
);

add_filter(
	'sessionframe_authorize',
	function ( $lead, $wanted, $request ) {
		switch ( $request->header( 'X-Test-Hook' ) ) {
			case 'throws':
			case 'rejects':
				throw new RuntimeException( FLG_API_KEY . ' was refused' );
			case 'rejects-object':
				throw new class( FLG_API_KEY ) extends Exception {
					public $api_key;
					public function __construct( $key ) {
						parent::__construct( 'refused' );
						$this->api_key = $key;
					}
				};
			case 'object':
				return array( 'lead' => FLG_API_KEY );
			case 'text':
				return 'not a lead ' . FLG_API_KEY;
			default:
				return $lead;
		}
	},
	10,
	3
);
