import { z } from 'zod'
import type { OctethAction } from '../node-kinds.ts'
import { octethNumber as id } from './octeth-number.ts'

const tag = z.looseObject({ TargetTagID: id('a tag') })
const list = z.looseObject({ TargetListID: id('a list') })

/** What an action of Octeth's cannot do without, by its name. Actions that are not here take what they get. */
export const octethActionSettings = {
  AddTag: tag,
  RemoveTag: tag,
  UpdateCustomFieldValue: z.looseObject({
    TargetCustomFieldID: id('a custom field'),
    NewCustomFieldValue: z
      .union([
        z
          .string()
          .max(10_000)
          // `jsonb` takes neither: https://www.postgresql.org/docs/current/datatype-json.html
          .regex(/^[^\0\uD800-\uDFFF]*$/u),
        z.number(),
        z.boolean(),
      ])
      .describe('An empty text takes the value away.'),
  }),
  Subscribe: list,
  Unsubscribe: list,
  DeleteSubscriber: z.looseObject({}),
  StartJourney: z.looseObject({ TargetJourneyID: id('a journey') }),
  ExitJourney: z.looseObject({
    TargetJourneyID: z.union([id('a journey'), z.array(id('a journey')).min(1).max(100)]),
  }),
  ExitThisJourney: z.looseObject({}),
  ExitAllOtherJourneys: z.looseObject({}),
  ExitAllJourneys: z.looseObject({}),
} as const satisfies Readonly<Partial<Record<OctethAction, z.ZodType>>>

const SCHEMAS: Readonly<Partial<Record<OctethAction, z.ZodType>>> = octethActionSettings

export function settingsOfAction(kind: OctethAction): z.ZodType {
  return SCHEMAS[kind] ?? z.unknown()
}

/** The parameter in which an action names a record of the workspace, and of which kind. */
export const RECORDS_OF_ACTIONS: Readonly<
  Partial<
    Record<
      OctethAction,
      [parameter: string, kind: 'tag' | 'lead_group' | 'custom_field' | 'journey']
    >
  >
> = {
  AddTag: ['TargetTagID', 'tag'],
  RemoveTag: ['TargetTagID', 'tag'],
  Subscribe: ['TargetListID', 'lead_group'],
  Unsubscribe: ['TargetListID', 'lead_group'],
  UpdateCustomFieldValue: ['TargetCustomFieldID', 'custom_field'],
  StartJourney: ['TargetJourneyID', 'journey'],
}
