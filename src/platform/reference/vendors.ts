import { breakgroundDocument } from '../vendor-apis/breakground/openapi.ts'
import { flgDocument } from '../vendor-apis/flg/openapi.ts'
import { flownallyDocument } from '../vendor-apis/flownally/openapi.ts'
import { octethDocument } from '../vendor-apis/octeth/openapi.ts'
import type { OpenApiDocument } from '../vendor-apis/openapi-types.ts'

export interface Vendor {
  /** In addresses. */
  slug: string
  name: string
  /** What it is for, in a sentence. */
  about: string
  /** @param version of the package */
  document: (version: string) => OpenApiDocument
  /** How to come by what it wants to see, and what else is not in the document: lines of Markdown. */
  notes: string
}

const KEY = 'Make a key with `sessionframe keys create --name my-app'

/** In the order in which they are shown. */
export const VENDORS: readonly Vendor[] = [
  {
    slug: 'flg',
    name: 'FLG 360',
    about: 'Start sessions in which a lead fills in a form or books an appointment.',
    document: flgDocument,
    notes: `${KEY} --journeys --appointments\`.`,
  },
  {
    slug: 'flownally',
    name: 'Flownally',
    about: 'Draft, publish, activate and pause journeys.',
    document: flownallyDocument,
    notes: `${KEY} --scope journey:list journey:read\`, with the scopes that your calls name, or with \`--role admin\`.`,
  },
  {
    slug: 'octeth',
    name: 'Octeth',
    about: 'Journeys as a tree of actions, by commands.',
    document: octethDocument,
    notes: `${KEY} --scope campaign:create campaign:delete\`. \`AdminAPIKey\` wants the scope \`workspace:any\`.
All commands are at \`/api.php\` too, where \`Command\` says which. Parameters may stand in the query, a form or JSON; their names are read in any case. Lists in a form are JSON, or written as \`Actions[0][Action]=Wait\`.`,
  },
  {
    slug: 'breakground',
    name: 'BreakGround',
    about: 'Journeys as a canvas of nodes and edges, and who is inside.',
    document: breakgroundDocument,
    notes: 'Make a token with `sessionframe keys user-token --user ada --role admin --expires 8h`.',
  },
]
