import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { visit, type Visited } from './measure.ts'

/** A corner of the frame, in every row, where the frame's page has its background only. */
const CORNER = { x: 168, y: 170, width: 2, height: 2, scale: 1 }

interface Picture {
  data: string
  /** Milliseconds since 1970. */
  at: number
}

/**
 * How much later than `visit` says the frame's colour is in a picture of the
 * screen, in milliseconds. Taking pictures one after the other costs time, and
 * each says only that the colour came after the one before it: so this is no
 * part of the rounds.
 */
export async function screenDelay(browser: Browser, visited: Visited): Promise<number> {
  const pictures: Picture[] = []
  const over = new AbortController()
  const take = async (page: Page) => {
    const target = await page.context().newCDPSession(page)
    while (!over.signal.aborted) {
      const wanted = { format: 'png', clip: CORNER, optimizeForSpeed: true } as const
      // Refused until the page has drawn something.
      const picture = await target.send('Page.captureScreenshot', wanted).catch(() => null)
      if (picture === null) await setTimeout(10)
      else pictures.push({ data: picture.data, at: Date.now() })
    }
  }
  const { seenAt } = await visit(visited, (page) => {
    // It ends with the page, if not before.
    take(page).catch(() => {})
  }).finally(() => over.abort())
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    for (const { data, at } of pictures) if (await hasColour(page, data)) return at - seenAt
  } finally {
    await context.close()
  }
  throw new Error(`${visited.row.name}: no picture of ${pictures.length} shows the frame`)
}

/** Whether the picture is of the frame's background. */
function hasColour(page: Page, data: string): Promise<boolean> {
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')
    canvas?.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0)
    const [red = 0, green = 0, blue = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? []
    // The screen has colours of its own; nothing else in these pages is near this one.
    return Math.hypot(red - 0xe6, green - 0xf4, blue - 0xee) < 8
  }, data)
}
