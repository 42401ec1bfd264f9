import { Command, Option } from 'commander'
import type { Executor } from '../../database/executor.ts'
import type { Form } from '../../platform/forms/form.ts'
import { FORM_FORMATS } from '../../platform/forms/imports/form-formats.ts'
import type { FormFormat } from '../../platform/forms/imports/form-formats.ts'
import { applyToWorkspace } from '../apply-to-workspace.ts'
import type { ApplyOptions } from '../apply-to-workspace.ts'
import { CommandError } from '../command-error.ts'
import { readJsonFile } from '../read-json-file.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

interface ImportOptions extends ApplyOptions {
  from?: FormFormat
  print?: true
}

export function formsCommand(): Command {
  const command = new Command('forms').description('forms of other products, and for programs')
  command
    .command('import <file>')
    .description('put a form of FLG 360, SurveyJS or JSON Schema, or one of ours, into a workspace')
    .addOption(
      new Option('--from <format>', 'what it is (default: told by what is in it)').choices(
        FORM_FORMATS,
      ),
    )
    .option('--print', 'print it as the file that "apply" reads, and change nothing')
    .option('--dry-run', 'say what would change, and change nothing')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(importFile)
  command
    .command('export <form>')
    .description('print a form, by its id or name, as "import" and "apply" read it')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(exportForm)
  command
    .command('schema <form>')
    .description('print the JSON Schema of what a form keeps of its answers, by its id or name')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printSchema)
  return command
}

async function importFile(
  path: string,
  { from, print: only, ...options }: ImportOptions,
): Promise<void> {
  const { importForm } = await import('../../platform/forms/imports/import-form.ts')
  const { ImportError } = await import('../../platform/forms/imports/imported-form.ts')
  const { parseWorkspaceFile } = await import('../../wire/parse-workspace-file.ts')
  const json = await readJsonFile(path)
  try {
    const { form, notes } = importForm(json, from)
    for (const one of notes) note(one)
    const file = parseWorkspaceFile({ forms: [form] })
    if (only) return print(JSON.stringify({ forms: [form] }, null, 2))
    await applyToWorkspace('forms import', { file, path }, options)
  } catch (error) {
    if (error instanceof ImportError) throw new CommandError(`${path}: ${error.message}`)
    throw error
  }
}

async function exportForm(wanted: string, options: DatabaseOptions): Promise<void> {
  await withWorkspace('forms export', options, async ({ db }, { id: workspaceId }) => {
    const { exportWorkspaceFile } =
      await import('../../platform/workspaces/export-workspace-file.ts')
    const { templateName } = await findByName(db, workspaceId, wanted)
    const { forms } = await exportWorkspaceFile(db, workspaceId)
    const form = forms.find(({ name }) => name === templateName)
    print(JSON.stringify(form, null, 2))
  })
}

async function printSchema(wanted: string, options: DatabaseOptions): Promise<void> {
  await withWorkspace('forms schema', options, async ({ db }, { id: workspaceId }) => {
    const { answersSchema } = await import('../../platform/forms/answers-schema.ts')
    const { definition } = await findByName(db, workspaceId, wanted)
    print(JSON.stringify(answersSchema(definition), null, 2))
  })
}

async function findByName(db: Executor, workspaceId: string, wanted: string): Promise<Form> {
  const { listForms } = await import('../../platform/forms/form-store.ts')
  const forms = await listForms(db, workspaceId)
  const form = forms.find(({ id, templateName }) => id === wanted || templateName === wanted)
  if (form !== undefined) return form
  const known = forms.map(({ templateName }) => `"${templateName}"`).join(', ') || 'none'
  throw new CommandError(`there is no form "${wanted}"; the workspace has ${known}`)
}
