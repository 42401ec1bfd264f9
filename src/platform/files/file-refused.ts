/**
 * | code | |
 * | --- | --- |
 * | file-size | longer than the field takes |
 * | file-type | of a type that the field does not take |
 * | too-many | the field has as many as it takes |
 * | files-full | the session has as many as it holds, or as much |
 * | wrong-length | other than was announced, or broken off |
 * | slow | nothing came for a while, or it took too long |
 * | not-kept | this platform takes no files |
 */
export type FileRefusal =
  | 'file-size'
  | 'file-type'
  | 'too-many'
  | 'files-full'
  | 'wrong-length'
  | 'slow'
  | 'not-kept'

/** A file that is not taken. Its message is for developers. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileRefusal

  constructor(code: FileRefusal, message: string) {
    super(message)
    this.code = code
  }
}
