import type { Authorize } from '../../endpoint/authorize.ts'
import { embedTokens } from '../../endpoint/embed-tokens.ts'
import { signEmbedToken } from '../../endpoint/sign-embed-token.ts'
import { DEMO_TOKEN_SECONDS } from '../site/demo-token.ts'
import type { DemoTokens } from '../site/demo-token.ts'
import { DEMO_IDS, OTHER_GROUP_LEAD } from './demo-ids.ts'
import { keptSecret } from './kept-secret.ts'
import type { ServeContext } from './serve-options.ts'

/**
 * Embed tokens by the owner's secret. --demo adds a secret of its own, so
 * that its pages get tokens and the owner's secret signs nothing here.
 */
export async function authorizeByTokens({
  flags,
  settings,
  redactor,
}: ServeContext): Promise<{ authorize: Authorize; demo?: DemoTokens }> {
  const secrets = settings.SESSIONFRAME_TOKEN_SECRET ? [settings.SESSIONFRAME_TOKEN_SECRET] : []
  if (!flags.demo) return { authorize: embedTokens({ secrets }) }

  const secret = await keptSecret(flags.data, 'demo-token-secret')
  redactor.add(secret)
  return {
    authorize: embedTokens({ secrets: [secret, ...secrets] }),
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
