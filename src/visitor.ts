/**
 * The visitor of a page: triggers of journeys that are watched for in it, and
 * events that are told to the endpoint. For browsers.
 *
 * @module
 */
export { createVisitor } from './visitor/create-visitor.ts'
export type { Visitor, VisitorOptions } from './visitor/visitor.ts'
