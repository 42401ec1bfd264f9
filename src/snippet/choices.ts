import type { ATTRIBUTES } from '../props/session-props.ts'

type AttributeName = (typeof ATTRIBUTES)[keyof typeof ATTRIBUTES]

/** Of an element, under their names in markup; `true` is there without a value. */
export type ChosenAttributes = { [Name in AttributeName]?: string | number | true }

/** What an owner has chosen for a page; every form of a snippet is written from it. */
export interface Choices {
  element: 'journey-session' | 'appointment-booking'
  attributes: ChosenAttributes
  /** Where the page loads the script from. */
  scriptUrl: string
  /** A BCP 47 tag, where it is not the page's own. */
  lang?: string | undefined
  /** Of the page's policy, for the scripts. */
  nonce?: string | undefined
  /** The element's id in the page, by which it is opened. */
  id: string
  /** What the button or the link says that opens it. */
  opener: string
}

/** An attribute as it is written. */
export type Attribute = [name: string, value: string | number | true]

/** Whether something has to open it. */
export const isOpened = ({ attributes: { display = 'inline' } }: Choices): boolean =>
  display !== 'inline'

/** Whether what opens it goes into its slot, so that it floats or stands in its place. */
export const hasSlottedOpener = ({ attributes: { display } }: Choices): boolean =>
  display === 'popover' || display === 'window'

const RIGHT_TO_LEFT = /^(ar|he)\b/

/** For an element, or for what stands around it. */
export const languageOf = ({ lang }: Pick<Choices, 'lang'>): Attribute[] =>
  lang ? [['lang', lang], ...(RIGHT_TO_LEFT.test(lang) ? [['dir', 'rtl'] as Attribute] : [])] : []

/** What stands on an element, or on the place of one, beside what it is to do. */
export const elementAttributes = (choices: Choices, isNamed: boolean): Attribute[] => [
  ...(isNamed ? [['id', choices.id] as Attribute] : []),
  ...languageOf(choices),
]

export const ownAttributes = ({ attributes }: Choices): Attribute[] => Object.entries(attributes)
