/** What a kind of session asks for. */
export interface Wanted {
  /** The endpoint's route. */
  route: string
  /** The claim of a token that grants it. */
  claim: 'journey' | 'appointmentType'
  /** A journey's, form's or appointment type's. */
  id: string | null | undefined
  /** The body of the request. */
  body: object
  /** Words of `allow-features` where the owner says nothing. */
  grants: string
  /** The words for the frame's accessible name where the owner gives none. */
  title: 'journey' | 'appointment'
}
