/** Names of parameters within actions and criteria, as Octeth writes them. */
const NAMES = [
  'Action',
  'ActionID',
  'ActionParameters',
  'Actions',
  'AllowedDays',
  'Criteria',
  'CriteriaOperator',
  'DontSendAfter',
  'DontSendBefore',
  'Email',
  'EmailID',
  'False',
  'From',
  'Name',
  'NewCustomFieldValue',
  'Notes',
  'Operator',
  'PreHeader',
  'Property',
  'Published',
  'ReplyTo',
  'SMSGatewayID',
  'SMSMessage',
  'SenderDomainID',
  'Subject',
  'TargetCustomFieldID',
  'TargetJourneyID',
  'TargetListID',
  'TargetTagID',
  'TimeConstraintEnabled',
  'True',
  'URL',
  'Value',
  'WaitAmount',
  'WaitUnit',
  'WebhookURL',
] as const

const BY_LOWER_CASE = new Map<string, string>(NAMES.map((name) => [name.toLowerCase(), name]))

/** The same with keys as Octeth writes them, at every level. What it has no name for stays. */
export function withCanonicalNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCanonicalNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      BY_LOWER_CASE.get(key.toLowerCase()) ?? key,
      withCanonicalNames(inner),
    ]),
  )
}
