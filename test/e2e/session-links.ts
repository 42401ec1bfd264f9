import { DEMO_WORKSHOP } from '../../src/platform/demo-workspace.ts'
import type { DemoServer } from '../harness/demo-server.ts'

/** A new session of the demo form, or of another; a bearer secret. */
export async function formLink(
  server: DemoServer,
  lead: string,
  journey = server.demo.journey,
): Promise<string> {
  return link(server, '/api/v2/journey-response-sessions', { lead, journey, public: true })
}

/** A new session of the demo appointment type; a bearer secret. */
export async function bookingLink(server: DemoServer, lead: string): Promise<string> {
  return linkOf(server, server.demo.appointmentType, lead)
}

/** A new session of the demo's appointment type with the most to choose from. */
export function workshopLink(server: DemoServer, lead: string): Promise<string> {
  return linkOf(server, DEMO_WORKSHOP, lead)
}

function linkOf(server: DemoServer, appointmentType: string, lead: string): Promise<string> {
  return link(server, '/api/v2/appointment-sessions', { lead, appointmentType })
}

async function link(server: DemoServer, path: string, body: object): Promise<string> {
  const answer = await server.ask(path, body)
  return ((await answer.json()) as { publicUrl: string }).publicUrl
}
