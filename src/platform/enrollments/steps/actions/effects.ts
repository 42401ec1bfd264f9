import {
  sendEmailSettings,
  sendSmsSettings,
  webhookSettings,
} from '../../../journeys/node-settings/octeth-effects.ts'
import { go, setGoing } from '../step.ts'
import type { Step } from '../step.ts'

export const sendEmail: Step = ({ node }) =>
  sendEmailSettings.safeParse(node.config).success ? setGoing('mail') : go('not-carried-out')

export const sendSms: Step = ({ node }) =>
  sendSmsSettings.safeParse(node.config).success ? setGoing('sms') : go('not-carried-out')

export const webhook: Step = ({ node }) =>
  webhookSettings.safeParse(node.config).success ? setGoing('webhook') : go('not-carried-out')
