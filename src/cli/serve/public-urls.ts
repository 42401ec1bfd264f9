import { isLocalHost } from '../local-host.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * The public origins of the two ports. By default the frame is on another
 * site than the page even on one machine: browsers count 127.0.0.1 and
 * localhost as two.
 */
export function siteUrl(settings: Settings, port: number): string {
  return settings.SESSIONFRAME_SITE_URL ?? `http://${reachable(settings, '127.0.0.1')}:${port}`
}

export function platformUrl(settings: Settings, port: number): string {
  return settings.SESSIONFRAME_PLATFORM_URL ?? `http://${reachable(settings, 'localhost')}:${port}`
}

export function metricsUrl(settings: Settings, port: number): string {
  return `http://${reachable(settings, '127.0.0.1')}:${port}/metrics`
}

/** The address listened on, where a browser can use it as it is. */
function reachable({ SESSIONFRAME_HOST: host }: Settings, loopback: string): string {
  if (isLocalHost(host)) return loopback
  return host.includes(':') ? `[${host}]` : host
}
