import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const APPLICATION_FORM = '5b0f7c0e-4c0e-4f0b-9a53-0f5c3d1a9e77'

/** What is more than words: files and a signature. */
export const applicationForm: NonNullable<WorkspaceFileInput['forms']>[number] = {
  id: APPLICATION_FORM,
  name: 'APPLICATION',
  title: 'Apply',
  review: true,
  pages: [
    {
      title: 'Your papers',
      fields: [
        {
          type: 'file',
          label: 'Curriculum vitae',
          dataField: 'cv',
          required: true,
          accept: '.pdf,.txt',
          maxSize: 2_000_000,
        },
        { type: 'file', label: 'Photos', dataField: 'photos', accept: 'image/*', maxFiles: 3 },
      ],
    },
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
