import type { FileStore } from './file-store.ts'

export type FileOperation = 'put' | 'get' | 'delete'

/** The same store; what fails in it is told as well. What breaks off on its way there is not its failure. */
export function tellFailures(
  store: FileStore,
  tell: (operation: FileOperation, error: unknown) => void,
): FileStore {
  const told = async <T>(operation: FileOperation, done: Promise<T>): Promise<T> => {
    try {
      return await done
    } catch (error) {
      tell(operation, error)
      throw error
    }
  }
  return {
    async put(id, chunks) {
      let broken: { error: unknown } | null = null
      async function* watched() {
        try {
          yield* chunks
        } catch (error) {
          broken = { error }
          throw error
        }
      }
      try {
        await store.put(id, watched())
      } catch (error) {
        if (broken === null) tell('put', error)
        throw error
      }
    },
    get: (id) => told('get', store.get(id)),
    delete: (id) => told('delete', store.delete(id)),
  }
}
