/**
 * Spans of an endpoint for OpenTelemetry.
 *
 * @module
 */
export { openTelemetryInstrument } from './endpoint/instruments/open-telemetry-instrument.ts'
