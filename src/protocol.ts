/** For pages of your own that are shown inside a session's frame. */
export { openGuestChannel } from './protocol/guest-channel.ts'
export type {
  GuestChannel,
  GuestChannelOptions,
  OutgoingMessage,
} from './protocol/guest-channel.ts'
export type { GuestMessage, HostMessage } from './protocol/message.ts'
