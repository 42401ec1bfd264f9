import type { FrameLocator, Locator } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Days that can be booked, the first free one at the front. */
export const freeDays = (frame: FrameLocator): Locator =>
  frame.locator('[data-sf-date]:not([disabled]):not([aria-disabled="true"])')

export const slots = (frame: FrameLocator): Locator => frame.locator('[data-sf-start]')

/** Takes the first day that has a slot; gives the instant of its first slot. */
export async function chooseDay(frame: FrameLocator): Promise<string> {
  await expect(freeDays(frame).first()).toBeVisible()
  await freeDays(frame).first().click()
  await expect(slots(frame).first()).toBeVisible()
  return startOf(slots(frame).first())
}

export async function startOf(slot: Locator): Promise<string> {
  const start = await slot.getAttribute('data-sf-start')
  expect(start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  return start ?? ''
}

export const slotAt = (frame: FrameLocator, start: string): Locator =>
  frame.locator(`[data-sf-start="${start}"]`)
