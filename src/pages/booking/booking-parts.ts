import type { GuestChannel } from '../../protocol/guest-channel.ts'
import type { BookingPageData } from '../../wire/page.ts'

/** What the page's script has to work with. */
export interface BookingParts {
  main: HTMLElement
  data: BookingPageData
  host: GuestChannel
}
