<?php
namespace Sessionframe\Endpoint;

use Sessionframe\Settings;
use Sessionframe\Vault;

defined( 'ABSPATH' ) || exit;

/** Sessions of FLG 360, by its journey session and appointment session APIs. */
final class Flg {

	const PATHS = array(
		'journey'     => '/api/v2/journey-response-sessions',
		'appointment' => '/api/v2/appointment-sessions',
	);
	const PERMISSIONS = array(
		'journey'     => 'Allow access to Journeys',
		'appointment' => 'Allow access to Appointments',
	);

	/** Throws a SetupError unless the key can be sent in a header. */
	public static function api_key(): string {
		$state = Vault::state( 'api_key' );
		if ( $state === 'unreadable' ) {
			throw new SetupError( '"apiKey" cannot be read: the salts of wp-config.php have changed since it was saved. Enter it again in Settings > Sessionframe.' );
		}
		$key = (string) Vault::get( 'api_key' );
		if ( ! self::is_key( $key ) ) {
			throw new SetupError( '"apiKey" must be an FLG access key: visible ASCII characters, without spaces or line breaks. Copy it again from Settings > Configuration > Access Keys of FLG.' );
		}
		return $key;
	}

	public static function is_key( string $key ): bool {
		return (bool) preg_match( '/\A[\x21-\x7e]+\z/', $key );
	}

	/** Throws a SetupError for what is no domain of FLG. */
	public static function origin(): string {
		$origin = self::origin_of( Settings::get( 'flg_domain' ) );
		if ( $origin === null ) {
			throw new SetupError( '"domain" must be your FLG domain, such as "demo.flg360.co.uk", without a path or credentials.' );
		}
		return $origin;
	}

	public static function origin_of( string $domain ): ?string {
		$domain = rtrim( trim( $domain ), '/' );
		$url    = preg_match( '~\Ahttps?://~i', $domain ) ? $domain : "https://$domain";
		$origin = Origins::of( $url );
		return $origin !== null && Origins::is_safe( $origin ) && strtolower( $url ) === $origin ? $origin : null;
	}

	/** upstreamId, publicUrl, expiresAt. Throws UpstreamErrors. */
	public static function create( string $origin, string $key, string $kind, string $lead, string $id, int $timeout ): array {
		$body = $kind === 'journey'
			? array( 'lead' => $lead, 'journey' => $id, 'public' => true )
			: array( 'lead' => $lead, 'appointmentType' => $id );
		$post = HttpPost::send( $origin . self::PATHS[ $kind ], $key, Json::write( $body ), $timeout );
		self::check_status( $kind, $post['status'], $post['retry_after'] );
		return self::read( $post['body'] );
	}

	/** What the body says is never read: it may repeat the key. */
	private static function check_status( string $kind, int $status, ?string $retry_after ): void {
		if ( $status >= 200 && $status < 300 ) {
			return;
		}
		switch ( $status ) {
			case 400:
			case 404:
				throw new UpstreamError( 'rejected', "FLG knows no such lead or $kind, or they do not match." );
			case 401:
				throw new UpstreamError( 'failed', 'FLG does not know the access key (401). Compare it with Settings > Configuration > Access Keys.' );
			case 403:
				throw new UpstreamError( 'failed', sprintf( 'The access key has not the permission it needs (403). Tick "%s" in Settings > Configuration > Access Keys.', self::PERMISSIONS[ $kind ] ) );
			case 429:
				throw new UpstreamError( 'rate-limited', 'FLG says that there were too many requests (429).', self::seconds( $retry_after ) );
			default:
				throw new UpstreamError( 'failed', $status >= 300 && $status < 400 ? "FLG redirected ($status). Check the domain." : "FLG answered $status." );
		}
	}

	/** From 1 to an hour: beyond it nobody waits, and a hostile value must not stop a page for ever. */
	private static function seconds( ?string $header ): ?int {
		$text = trim( (string) $header );
		if ( preg_match( '/\A\d+\z/', $text ) ) {
			return (int) min( max( (float) $text, 1 ), 3600 );
		}
		$time = substr( $text, -4 ) === ' GMT' ? strtotime( $text ) : false;
		return $time === false ? null : min( max( $time - time(), 1 ), 3600 );
	}

	private static function read( string $text ): array {
		$answer = Json::read_array( $text );
		if ( $answer === null && json_decode( $text ) === null && json_last_error() !== JSON_ERROR_NONE ) {
			throw new UpstreamError( 'failed', 'FLG answered something that is not JSON. Check the domain.' );
		}
		$id    = isset( $answer['sessionId'] ) ? $answer['sessionId'] : null;
		// The pages print the key with a blank before it: both spellings are read.
		$given = isset( $answer['publicUrl'] ) ? $answer['publicUrl'] : ( isset( $answer[' publicUrl'] ) ? $answer[' publicUrl'] : null );
		$ends  = isset( $answer['closesAt'] ) ? $answer['closesAt'] : null;
		if ( ! is_string( $id ) || $id === '' || strlen( $id ) > 512 || ( $given !== null && ! is_string( $given ) ) || ( $ends !== null && ! is_string( $ends ) && ! is_int( $ends ) && ! is_float( $ends ) ) ) {
			throw new UpstreamError( 'failed', 'FLG answered JSON that is not a session.' );
		}
		if ( $given === null || $given === '' ) {
			throw new UpstreamError( 'failed', 'FLG made a session but gave no publicUrl for it.' );
		}
		return array(
			'upstreamId' => $id,
			// FLG's pages show the link broken over several lines.
			'publicUrl'  => (string) preg_replace( '/\s+/', '', $given ),
			'expiresAt'  => Time::instant( $ends ),
		);
	}
}
