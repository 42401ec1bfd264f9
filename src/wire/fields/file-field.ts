import * as z from 'zod/mini'
import type { FormField } from '../form.ts'
import { toFiles } from '../uploaded-file.ts'
import type { UploadedFile } from '../uploaded-file.ts'
import { check } from './checks.ts'

/** Files that the server has: it alone says which, and has looked at each as it came in. */
export function fileField({ required, maxFiles = 1 }: FormField): z.ZodMiniType<UploadedFile[]> {
  return z.pipe(
    z.transform((value: unknown) => toFiles(value)),
    z
      .custom<UploadedFile[]>()
      .check(
        check({ code: 'required', test: (files) => !required || files.length > 0 }),
        check({ code: 'too-many', test: (files) => files.length <= maxFiles }),
      ),
  )
}
