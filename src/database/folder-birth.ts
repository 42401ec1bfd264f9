import { stat } from 'node:fs/promises'

/** What a folder keeps for as long as it lives, and no copy of it has. */
export interface FolderBirth {
  inode: string
  /** Milliseconds since the epoch. */
  born: string
}

export async function folderBirth(folder: string): Promise<FolderBirth> {
  const { ino, birthtimeMs } = await stat(folder, { bigint: true })
  return { inode: `${ino}`, born: `${birthtimeMs}` }
}

/**
 * Both have to differ: some file systems of containers number their folders anew each time that they
 * are mounted, and some know no time of birth.
 */
export function isAnother(one: FolderBirth | null, other: FolderBirth | null): boolean {
  if (one === null || other === null) return false
  return one.inode !== other.inode && one.born !== other.born
}

export function parseBirth(json: unknown): FolderBirth | null {
  if (typeof json !== 'object' || json === null) return null
  const { inode, born } = json as Record<string, unknown>
  return typeof inode === 'string' && typeof born === 'string' ? { inode, born } : null
}
