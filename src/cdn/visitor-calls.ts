import type { Visitor } from '../visitor/visitor.ts'

export type VisitorCall = [method: keyof Visitor, ...values: unknown[]]

declare global {
  interface Window {
    /** Calls of the visitor's methods, from before it was there: `push(['track', 'signup'])`. */
    sessionframeVisitor?: VisitorCall[] | (Pick<VisitorCall[], 'push'> & Visitor)
  }
}
