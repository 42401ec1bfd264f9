import { readFileSync } from 'node:fs'

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  // The file system finds them in any order, and what is made of the manifest keeps it.
  overrideModuleCreation: ({ ts, globs }) =>
    globs
      .toSorted()
      .map((file) =>
        ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2015, true),
      ),
}
