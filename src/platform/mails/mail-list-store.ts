import type { Executor } from '../../database/executor.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import { findList } from '../leads/lead-group-store.ts'
import { listOfMails } from './mail-list.ts'

/** The list that messages of a journey to a lead belong to; null for none. */
export async function findMailList(
  ex: Executor,
  workspaceId: string,
  version: Pick<RunningVersion, 'rules' | 'triggers'>,
  ownListId: string | null,
): Promise<{ id: string; number: number } | null> {
  const wanted = listOfMails(version, ownListId)
  return wanted && findList(ex, workspaceId, wanted)
}
