export interface Reply {
  status: number
  // What an answer holds is for the test to say.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
}

type Send = (method: string, path: string, authorization: string, body?: object) => Promise<Reply>

interface Credentials {
  /** Whom FLG starts sessions for. */
  lead: string
  flg: string
  flownally: string
  octeth: string
  breakground: string
}

/** A client of each vendor's API, for one workspace. */
export function vendorClients(send: Send, { lead, ...keys }: Credentials) {
  return {
    flg: (journey: string) =>
      send('POST', '/api/v2/journey-response-sessions', `Bearer ${keys.flg}`, { lead, journey }),
    flownally: (method: string, path: string, body?: object) =>
      send(method, `/v1/journeys${path}`, `Bearer ${keys.flownally}`, body),
    octeth: (Command: string, parameters: object) =>
      send('POST', '/api.php', '', { Command, APIKey: keys.octeth, ...parameters }),
    breakground: (method: string, path: string, body?: object) =>
      send(method, `/api/journeys${path}`, `Bearer ${keys.breakground}`, body),
  }
}

export type VendorClients = ReturnType<typeof vendorClients>
