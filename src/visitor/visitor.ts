export interface VisitorOptions {
  /** Address of the Sessionframe endpoint, such as `/sessionframe/v1`. */
  endpoint: string
  /**
   * `required`: nothing is stored and nothing is sent until `consent(true)`.
   * `given`, the default, where you have another ground to. A browser that sends
   * Global Privacy Control says no, whatever stands here.
   */
  consent?: 'required' | 'given'
  /** `auto`, the default, tells of a page view for each address; `manual` leaves that to `page()`. */
  pages?: 'auto' | 'manual'
}

/** The visitor of this page. Whoever has not been identified is anonymous. */
export interface Visitor {
  /** @param token Your server's JWT for the person who is logged in. */
  identify(token: string): void
  /** @param properties JSON of 4 KiB at most. */
  track(event: string, properties?: Record<string, unknown>): void
  /** A page is seen. */
  page(): void
  /** What you are after has happened. */
  conversion(value?: number): void
  /** Sets off the manual trigger of a journey. */
  start(journey: string): void
  /** The person logs out: whoever comes next is somebody else. */
  reset(): void
  /** With `false` all that is kept here is forgotten. */
  consent(given: boolean): void
  /** Ends it; nothing is forgotten. */
  stop(): void
}
