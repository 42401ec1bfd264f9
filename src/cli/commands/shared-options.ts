import { Option } from 'commander'

export const dataOption = () =>
  new Option('--data <folder>', 'folder of the embedded database and the kept secrets').default(
    '.sessionframe',
  )

export const workspaceOption = () =>
  new Option(
    '--workspace <slug>',
    'the workspace (default: SESSIONFRAME_WORKSPACE, else the only one there is)',
  )
