/**
 * Metrics of an endpoint for Prometheus.
 *
 * @module
 */
export { prometheusInstrument } from './endpoint/instruments/prometheus-instrument.ts'
