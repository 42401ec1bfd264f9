import type { Executor } from '../../../database/executor.ts'
import { languageOf } from '../../../texts/languages.ts'
import { copyAddress } from '../../../wire/answers-copy.ts'
import type { FormFlow } from '../../../wire/form-flow.ts'
import { formLanguages } from '../../../wire/form-translation.ts'
import type { Answers, FormDefinition } from '../../../wire/form.ts'
import type { PlatformContext } from '../../context.ts'
import type { StoredFormSession } from '../form-session-store.ts'
import { insertAnswersMail } from './answers-mail-store.ts'
import type { CopyLanguage } from './answers-mail-store.ts'

interface Submitted {
  session: Pick<StoredFormSession, 'id' | 'workspaceId' | 'form'>
  flow: FormFlow
  values: Answers
  /** Absent where no page was read: the form's own. */
  language: CopyLanguage | undefined
  at: Date
}

/** Has the visitor sent what he has submitted, where the form wants that and mails can be sent. */
export async function queueAnswersMail(
  trx: Executor,
  { sendsMail = false }: Pick<PlatformContext, 'sendsMail'>,
  { session: { id: sessionId, workspaceId, form }, flow, values, language, at }: Submitted,
): Promise<void> {
  const { definition } = form
  if (!sendsMail || copyAddress(definition.copy, flow, values) === null) return
  const spoken = language ?? ownLanguage(definition)
  await insertAnswersMail(trx, { workspaceId, sessionId, ...spoken, decidedAt: at })
}

function ownLanguage(definition: FormDefinition): CopyLanguage {
  const words = formLanguages(definition)[0] ?? null
  return { words, locale: words !== null && languageOf(words) !== null ? words : 'en-GB' }
}
