/** A store that does not do what it is for. Its message is for whoever runs the platform, and names no key. */
export class FileStoreFailed extends Error {
  override readonly name = 'FileStoreFailed'
}
