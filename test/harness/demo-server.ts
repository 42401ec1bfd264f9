import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoReady } from '../../src/cli/serve/ready-line.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'
import { contactForm } from './contact-form.ts'
import { appointmentForm } from './appointment-form.ts'
import { applicationForm } from './application-form.ts'
import { everyFieldForm } from './every-field-form.ts'
import { reviewForm } from './review-form.ts'
import { translatedForm } from './translated-form.ts'
import { makeDataFolder } from './fresh-pglite.ts'
import { BUILT_COMMAND, runCommand } from './run-command.ts'
import { startServe } from './start-serve.ts'
import type { Serving } from './start-serve.ts'

const TOKEN_SECRET = 'token-secret-of-the-e2e-tests-32-bytes'
const FIRST_LEAD = 900_001
// More than there are tests: a worker may come to run nearly all of them.
const LEADS = 400

/** A form with everything, and leads that each test may take one of, so that no test finds another's open session. */
const testsFile = (more: Partial<WorkspaceFileInput>): WorkspaceFileInput => ({
  leadGroups: [{ name: 'Enquiries' }],
  leads: Array.from({ length: LEADS }, (_, index) => ({
    number: String(FIRST_LEAD + index),
    leadGroup: 'Enquiries',
  })),
  ...more,
  hosts: [...appointmentForm.hosts, ...(more.hosts ?? [])],
  appointmentTypes: [...appointmentForm.appointmentTypes, ...(more.appointmentTypes ?? [])],
  forms: [
    ...appointmentForm.forms,
    everyFieldForm,
    contactForm,
    applicationForm,
    reviewForm,
    translatedForm,
    ...(more.forms ?? []),
  ],
})

/** The built `serve --demo` on a folder of its own, with leads to spare. */
export class DemoServer {
  readonly #folder: string
  readonly #env: Record<string, string>
  #serving: Serving | undefined
  #leads = 0

  private constructor(folder: string, env: Record<string, string>) {
    this.#folder = folder
    this.#env = { SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET, ...env }
  }

  /** @param more What else there is in the workspace. */
  static async start(
    env: Record<string, string> = {},
    more: Partial<WorkspaceFileInput> = {},
  ): Promise<DemoServer> {
    const server = new DemoServer(await mkdtemp(join(tmpdir(), 'sessionframe-e2e-')), env)
    // On a new one, it starts in the tests of the command and of the quick starts.
    await makeDataFolder(server.#folder)
    const args = ['apply', '-', '--workspace', 'demo', '--data', server.#folder]
    const options = {
      env: server.#env,
      input: JSON.stringify(testsFile(more)),
      command: BUILT_COMMAND,
    }
    const applied = await runCommand(args, options)
    if (applied.code !== 0) throw new Error(`apply failed:\n${applied.stderr}`)
    await server.#serve([])
    return server
  }

  async #serve(ports: string[]): Promise<void> {
    const args = ['--demo', '--data', this.#folder, ...ports]
    this.#serving = await startServe(args, { env: this.#env, command: BUILT_COMMAND })
  }

  get #running(): Serving {
    if (!this.#serving) throw new Error('the demo server is not running')
    return this.#serving
  }

  get site(): string {
    return this.#running.ready.site
  }

  get platform(): string {
    return this.#running.ready.platform ?? ''
  }

  get demo(): DemoReady {
    const { demo } = this.#running.ready
    if (!demo) throw new Error('the ready line has no demo')
    return demo
  }

  get log(): string {
    return this.#running.stderr()
  }

  /** The number of a lead that no other test uses. */
  freshLead(): string {
    if (this.#leads >= LEADS) throw new Error('no lead is left; make more')
    return String(FIRST_LEAD + this.#leads++)
  }

  /** An embed token for everything. */
  token(lead: string): Promise<string> {
    return signEmbedToken({ lead, journey: '*', appointmentType: '*' }, { secret: TOKEN_SECRET })
  }

  /** A link to a page of the demo, as `sessionframe invite` prints it. */
  async invite(lead: string, page: string): Promise<string> {
    const journey = this.demo.journey
    const args = ['invite', '--page', page, '--lead', lead, '--journey', journey]
    const { code, stdout, stderr } = await runCommand(args, {
      env: this.#env,
      command: BUILT_COMMAND,
    })
    if (code !== 0) throw new Error(`invite failed:\n${stderr}`)
    return stdout.trim()
  }

  /** What the platform knows of a lead, by FLG's way of asking. */
  async leadValues(lead: string): Promise<Record<string, unknown>> {
    const answer = await this.ask(`/api/v2/leads/${lead}`)
    return ((await answer.json()) as { values: Record<string, unknown> }).values
  }

  /** Asks the vendor API with the key that may do everything. */
  ask(path: string, body?: object): Promise<Response> {
    return fetch(this.platform + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${this.demo.keys?.flg}`,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  }

  /** As when the machine loses power, as far as a process can tell. */
  async killAndRestart(): Promise<void> {
    const ports = [this.site, this.platform].map((url) => new URL(url).port)
    await this.#running.stop('SIGKILL')
    await this.#serve(['--port', ports[0] ?? '', '--platform-port', ports[1] ?? ''])
  }

  /** How it ended: 0 when all went well. */
  async stop(): Promise<number | NodeJS.Signals | null> {
    const ending = await this.#running.stop()
    await rm(this.#folder, { recursive: true, force: true })
    return ending
  }
}
