import type { PlatformContext } from '../context.ts'
import { mailLinkPath } from './mail-link.ts'
import type { MailLinkKind } from './mail-link.ts'

/** The addresses that one mail to one lead holds. */
export interface MailLinks {
  /** By their names in merge fields, in lower case. */
  named: ReadonlyMap<string, string>
  unsubscribe: string
  /** A picture that nobody sees. */
  open: string
  /** To somewhere by way of us. */
  click: (url: string) => string
  /** What may be shown to anybody. */
  copy: string
}

/** @param listId Of the list that the mail belongs to; null for none. */
export function mailLinks(
  { keys, url }: Pick<PlatformContext, 'keys' | 'url'>,
  mail: { effectId: string; leadId: string },
  listId: string | null,
): MailLinks {
  const link = (kind: MailLinkKind, target = '') =>
    url + mailLinkPath(keys, kind, { ...mail, target })
  const unsubscribe = link('unsubscribe', listId ?? '')
  return {
    named: new Map([
      ['unsubscribe', unsubscribe],
      ['webbrowser', link('view', listId ?? '')],
      ['forward', link('forward')],
    ]),
    unsubscribe,
    open: link('open'),
    click: (target) => link('click', target),
    copy: link('copy'),
  }
}

/** For those whose mail it is not: they get none of his links. */
export const NO_LINKS: ReadonlyMap<string, string> = new Map(
  ['unsubscribe', 'webbrowser', 'forward'].map((name) => [name, '#']),
)
