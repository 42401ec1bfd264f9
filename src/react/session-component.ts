import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useSyncExternalStore,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { SessionElement } from '../elements/session-element.ts'
import type { SessionListeners, SessionProps } from '../props/session-props.ts'
import { markup } from './markup.ts'
import { useElement } from './use-element.ts'

/** An element's own props, what it tells, and what every element of HTML takes. */
export type ComponentProps<Element, Props> = Props &
  SessionListeners &
  HTMLAttributes<Element> & {
    /** While it is, nothing begins; what is shown stays, out of reach. */
    disabled?: boolean | undefined
  }

type SessionComponent<Element, Props> = ForwardRefExoticComponent<
  ComponentProps<Element, Props> & RefAttributes<Element>
>

const never = () => () => {}

/**
 * A component that is one of the elements and nothing else.
 * @param name As React's tools show it.
 */
export function sessionComponent<Element extends SessionElement, Props extends SessionProps>(
  tag: 'journey-session' | 'appointment-booking',
  name: string,
): SessionComponent<Element, Props> {
  const component = forwardRef<Element, ComponentProps<Element, SessionProps>>(
    ({ children, disabled = false, ...props }, ref) => {
      const element = useElement<Element>(props)
      useImperativeHandle(ref, () => element.current as Element, [element])
      // In a server's page it waits: what began before React is there would be heard by nobody.
      const isHydrating = useSyncExternalStore(
        never,
        () => false,
        () => true,
      )
      const attributes = markup({ ...props, disabled: disabled || isHydrating })
      return createElement(tag, { ...attributes, ref: element }, children)
    },
  )
  component.displayName = name
  return component as SessionComponent<Element, Props>
}
