import type { Choices, ChosenAttributes } from '../../snippet/choices.ts'
import type { ChosenStyle } from '../../snippet/style-rules.ts'

/** Who the visitor is, and how the endpoint comes to know. */
type Visitor = 'token' | 'new-lead' | 'invite' | 'login'

export interface Chosen {
  choices: Choices
  style: ChosenStyle
  visitor: Visitor
  form: string
}

/** Attributes that a field of the same name fills, when it is filled. */
const TEXTS = ['endpoint', 'frame-title', 'session-origins', 'name'] as const
const NUMBERS = ['min-height', 'max-height'] as const
const FLAGS = ['required', 'debug'] as const

/** What is chosen in the page's form; what goes without saying is left out. */
export function readChoices(form: HTMLFormElement): Chosen {
  const data = new FormData(form)
  const text = (name: string) => ((data.get(name) as string | null) ?? '').trim()
  const isJourney = text('element') === 'journey-session'
  const visitor = text('visitor') as Visitor
  const attributes: ChosenAttributes = {}
  const set = (name: keyof ChosenAttributes, value: string | number | true | undefined) => {
    if (value !== '' && value !== undefined) attributes[name] = value
  }
  set(isJourney ? 'journey' : 'appointment-type', text(isJourney ? 'journey' : 'appointment-type'))
  for (const name of TEXTS) set(name, text(name))
  if (visitor === 'token') set('token-url', text('token-url'))
  if (visitor === 'login') set('lead', text('lead'))
  set('display', otherThan('inline', text('display')))
  set('loading', otherThan('lazy', text('loading')))
  for (const name of NUMBERS) {
    const value = text(name)
    set(name, value === '' ? undefined : Number(value))
  }
  set('allow-features', (data.getAll('allow-features') as string[]).join(' '))
  for (const name of ['resume', 'scroll', 'credentials'] as const) set(name, text(name))
  for (const name of FLAGS) set(name, data.has(name) || undefined)
  const radius = text('radius')
  return {
    choices: {
      element: isJourney ? 'journey-session' : 'appointment-booking',
      attributes,
      scriptUrl: text('script-url'),
      lang: text('lang'),
      id: text('id'),
      opener: text('opener'),
    },
    style: {
      ...(text('scheme') && { colorScheme: text('scheme') as 'light' | 'dark' }),
      ...(text('accented') && { accent: text('accent') }),
      ...(radius && { radius: Number(radius) }),
    },
    visitor,
    form: text('form'),
  }
}

const otherThan = (usual: string, value: string) => (value === usual ? undefined : value)
