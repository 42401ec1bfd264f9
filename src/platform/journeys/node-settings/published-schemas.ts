import type { z } from 'zod'
import { conditionSettings } from './condition.ts'
import { octethActionSettings } from './octeth-actions.ts'
import { sendEmailSettings, sendSmsSettings, webhookSettings } from './octeth-effects.ts'
import { triggerConfigs } from './trigger-config.ts'
import { waitForEventSettings, waitSettings } from './wait.ts'
import { splitSettings } from './weights.ts'

/** What publishing reads of a node's settings, by the names that our schemas give it. */
export const NODE_SETTINGS = {
  UrlMatchTrigger: triggerConfigs.URL_MATCH,
  CustomEventTrigger: triggerConfigs.CUSTOM_EVENT,
  ElementClickTrigger: triggerConfigs.ELEMENT_CLICK,
  WaitSettings: waitSettings,
  WaitForEventSettings: waitForEventSettings,
  ConditionSettings: conditionSettings,
  SplitSettings: splitSettings,
  SendEmailSettings: sendEmailSettings,
  SendSmsSettings: sendSmsSettings,
  WebhookSettings: webhookSettings,
} as const satisfies Readonly<Record<string, z.ZodType>>

/** What publishing reads of the settings of Octeth's actions, by their names. */
export const ACTION_SETTINGS: Readonly<Record<string, z.ZodType>> = {
  ...octethActionSettings,
  SendEmail: sendEmailSettings,
  SendSMS: sendSmsSettings,
  Webhook: webhookSettings,
}
