import type { Authorize } from '../../endpoint/authorize.ts'
import { embedTokens } from '../../endpoint/embed-tokens.ts'
import { newLeads } from '../../endpoint/new-leads.ts'
import { signEmbedToken } from '../../endpoint/sign-embed-token.ts'
import type { VisitorsOptions } from '../../endpoint/visitors/visitors-options.ts'
import { DEMO_TOKEN_SECONDS } from '../site/demo-token.ts'
import type { DemoTokens } from '../site/demo-token.ts'
import { DEMO_IDS, OTHER_GROUP_LEAD } from './demo-ids.ts'
import type { Settings } from '../settings/settings.ts'
import { keptSecret } from './kept-secret.ts'
import type { ServeContext } from './serve-options.ts'

/** Who comes with a token is who it says; without one, a new lead where the settings allow that. */
function orNewLeads(
  { SESSIONFRAME_NEW_LEADS_GROUP: leadGroup }: Settings,
  secrets: readonly string[],
): Authorize {
  if (leadGroup === undefined) return embedTokens({ secrets })
  const anybody = newLeads({ leadGroup, journeys: '*', appointmentTypes: '*' })
  if (secrets.length === 0) return anybody
  const tokens = embedTokens({ secrets })
  const authorize: Authorize = async (request, wanted) =>
    (await tokens(request, wanted)) ?? anybody(request, wanted)
  return Object.assign(authorize, { makesLeads: true })
}

/**
 * Embed tokens by the owner's secret. --demo adds a secret of its own, so
 * that its pages get tokens and the owner's secret signs nothing here.
 */
export async function authorizeByTokens({
  flags,
  settings,
  redactor,
}: ServeContext): Promise<{ authorize: Authorize; visitors: VisitorsOptions; demo?: DemoTokens }> {
  const secrets = settings.SESSIONFRAME_TOKEN_SECRET ? [settings.SESSIONFRAME_TOKEN_SECRET] : []
  if (!flags.demo) return { authorize: orNewLeads(settings, secrets), visitors: { secrets } }

  const secret = await keptSecret(flags.data, 'demo-token-secret')
  redactor.add(secret)
  return {
    authorize: orNewLeads(settings, [secret, ...secrets]),
    visitors: { secrets: [secret, ...secrets] },
    demo: {
      leads: [DEMO_IDS.lead, OTHER_GROUP_LEAD],
      sign: ({ lead, kind, id }) =>
        signEmbedToken(
          { lead, ...(kind === 'journey' ? { journey: [id] } : { appointmentType: [id] }) },
          { secret, expiresInSeconds: DEMO_TOKEN_SECONDS },
        ),
    },
  }
}
