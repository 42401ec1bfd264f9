/** A process that takes the lock of the folder it is given, says how that went, and stays. */
import { lockFolder } from '../../src/database/folder-lock.ts'

const [, , folder = ''] = process.argv
try {
  await lockFolder(folder)
  console.log('locked')
  setInterval(() => {}, 1000)
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error)
}
