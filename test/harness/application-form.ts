import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const APPLICATION_FORM = '5b0f7c0e-4c0e-4f0b-9a53-0f5c3d1a9e77'

/** What is more than words: a signature. */
export const applicationForm: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: APPLICATION_FORM,
  name: 'APPLICATION',
  title: 'Apply',
  review: true,
  pages: [
    {
      title: 'Your declaration',
      fields: [
        {
          type: 'signature',
          label: 'I declare that all of this is true',
          dataField: 'signed',
          required: true,
          help: 'Your name stands for your signature.',
        },
      ],
    },
  ],
}
