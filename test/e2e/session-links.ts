import type { DemoServer } from '../harness/demo-server.ts'

/** A new session of the demo form; a bearer secret. */
export async function formLink(server: DemoServer, lead: string): Promise<string> {
  const { journey } = server.demo
  return link(server, '/api/v2/journey-response-sessions', { lead, journey, public: true })
}

/** A new session of the demo appointment type; a bearer secret. */
export async function bookingLink(server: DemoServer, lead: string): Promise<string> {
  const { appointmentType } = server.demo
  return link(server, '/api/v2/appointment-sessions', { lead, appointmentType })
}

async function link(server: DemoServer, path: string, body: object): Promise<string> {
  const answer = await server.ask(path, body)
  return ((await answer.json()) as { publicUrl: string }).publicUrl
}
