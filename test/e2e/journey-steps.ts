import type { FrameLocator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Where a form is shown. */
type Place = FrameLocator | Page

export const ABOUT_YOU = {
  firstname: 'Ada',
  lastname: 'Lovelace',
  email: 'ada@example.com',
  phone1: '020 7946 0000',
}

export const YOUR_PLANS = {
  amount: '250000',
  date: '2027-03-28',
  source: 'friend',
  notes: 'Two lines,\nthe second one <b>not bold</b>.',
}

/** The control of a field, by the hook that pages promise to keep. */
export const field = (frame: Place, name: string) => frame.locator(`[data-sf-field="${name}"]`)

export const action = (frame: Place, name: string) => frame.locator(`[data-sf-action="${name}"]`)

export async function expectState(frame: Place, state: string): Promise<void> {
  await expect(frame.locator('main')).toHaveAttribute('data-sf-state', state)
}

export async function fillAboutYou(frame: Place): Promise<void> {
  for (const [name, value] of Object.entries(ABOUT_YOU)) await field(frame, name).fill(value)
}

export async function fillYourPlans(frame: Place): Promise<void> {
  await field(frame, 'amount').fill(YOUR_PLANS.amount)
  await field(frame, 'date').fill(YOUR_PLANS.date)
  await field(frame, 'source').selectOption(YOUR_PLANS.source)
  await field(frame, 'contactby').locator('input[value=phone]').check()
  await field(frame, 'notes').fill(YOUR_PLANS.notes)
  await field(frame, 'consent').check()
}

/** What the lead holds once the form is sent. */
export const STORED = {
  ...ABOUT_YOU,
  amount: 250_000,
  date: YOUR_PLANS.date,
  source: YOUR_PLANS.source,
  contactby: 'phone',
  notes: YOUR_PLANS.notes,
  consent: true,
}

export async function completeJourney(frame: Place): Promise<void> {
  await fillAboutYou(frame)
  await action(frame, 'next').click()
  await fillYourPlans(frame)
  await action(frame, 'submit').click()
  await expectState(frame, 'submitted')
}
