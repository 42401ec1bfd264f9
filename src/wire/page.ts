/**
 * JSON between a hosted page and the platform. Every route lies below the
 * page's own publicUrl, whose last segment is the bearer token. Instants are
 * ISO 8601 in UTC, days are ISO 8601 dates, zones are IANA names.
 */
import type { AddressPart } from './address.ts'
import type { Answers, FormDefinition, FormField } from './form.ts'
import type { UploadedFile } from './uploaded-file.ts'

/** Rendered into `<script type="application/json" id="sf-data">` of the journey page. */
export interface JourneyPageData {
  kind: 'journey'
  /** In one of its languages. */
  form: FormDefinition
  /** BCP 47: what the form's words are in; null where it does not say. */
  words: string | null
  /** All that they can be had in, the form's own first. */
  languages: string[]
  values: Answers
  /** The page to show, from 1. */
  page: number
  /** The furthest page that was shown. */
  reached: number
  /** Optimistic lock: goes up by one with each save. */
  rev: number
  /** The session's id, which is no secret. */
  sessionId: string
  /** Origins whose `welcome` the page accepts: the same list as its `frame-ancestors`. */
  allowedParents: string[]
}

/** Rendered into the closed or completed page, so that the host learns of it again. */
export interface DonePageData {
  kind: 'done'
  outcome: 'form' | 'appointment' | null
  state: 'closed' | 'expired'
  /** Of an appointment: null also while it waits for the owner's answer, and when it is off. */
  receipt: string | null
  /** Of an appointment that is on. */
  start: string | null
  end: string | null
  /** What became of an appointment; null for a form, and where nothing was booked. */
  booking: BookedSlot | null
  allowedParents: string[]
}

/**
 * | status | |
 * | --- | --- |
 * | pending | the owner has yet to approve it; the time is kept |
 * | confirmed | it is on |
 * | cancelled | by the visitor or the owner |
 * | declined | the owner did not approve it, or not in time |
 */
type BookedStatus = 'pending' | 'confirmed' | 'cancelled' | 'declined'

export interface BookedSlot extends Slot {
  status: BookedStatus
  /** Null where the type has no `locations` to choose from. */
  location: BookedLocation | null
  /** Until when its visitor may still move or cancel it; null: not, or not any more. */
  manage: { rescheduleUntil: string | null; cancelUntil: string | null }
  /** To put it into a calendar; null unless it is confirmed. */
  calendar: CalendarLinks | null
}

/** No link of another site holds a token. */
export interface CalendarLinks {
  /** A file of ours: `{publicUrl}/calendar.ics`. */
  ics: string
  google: string
  outlook: string
  office365: string
  yahoo: string
}

/** What a time is chosen by. */
export interface BookingStep {
  title: string
  /** Minutes: the first of `durations`, which is taken where a visitor does not choose. */
  duration: number
  /** Minutes: what the visitor chooses from. One where there is no choice. */
  durations: number[]
  hostName: string
  /** The host's zone. */
  timeZone: string
  location: string | null
  /** What the visitor chooses from, by index; empty: `location` says it all. */
  locations: BookingLocation[]
  /** The first and last day that can be booked, in the host's zone. */
  firstDay: string
  lastDay: string
  /** A slot this session holds already. */
  held: Hold | null
  /** What is booked and is to be moved: `/reschedule` takes the place of `/hold` and `/confirm`. */
  moves: Slot | null
}

export interface BookingPageData extends BookingStep {
  kind: 'booking'
  /** To be answered with the booking, as the fields of a form page are. */
  questions: FormField[]
  /** What is known of the answers already, by field id. */
  answers: Answers
  allowedParents: string[]
}

/** Where an appointment can be. */
export interface BookingLocation {
  kind: 'phone' | 'place' | 'video'
  /** For a person, such as an address. */
  text: string | null
}

/** Where an appointment is. */
export interface BookedLocation extends BookingLocation {
  /** Of a video call; null for the other kinds. */
  link: string | null
}

/** `PUT {publicUrl}/answers` */
export interface SaveAnswers {
  rev: number
  page: number
  values: Answers
  /** The same batch is never put in twice, so that one whose answer got lost can be sent again. */
  batch?: BatchName | undefined
  /** On top of whatever is stored: of a page that goes away and will not hear of a conflict. */
  merge?: boolean | undefined
}
/** Which of whose saves it is. */
export interface BatchName {
  /** A page that somebody has opened, by a random id. */
  writer: string
  /** From 1, each higher than the ones before. */
  number: number
}
/**
 * 200 of it, also of a batch that was put in before. 409 answers the same shape with what is
 * stored, for the page to merge.
 */
export interface AnswersSaved {
  rev: number
  page: number
  values: Answers
}

/**
 * `POST {publicUrl}/submit`; the same `submitKey` gives the same answer again. 409 `AnswersSaved`
 * where another answer was saved since `rev`: nothing that this page has not seen is written over.
 */
export interface SubmitForm {
  submitKey: string
  rev: number
  values: Answers
}
export interface FormSubmitted {
  receipt: string
  thankYou: { title: string; text: string }
}
/** 422 of it. */
export interface FieldProblems {
  errors: FieldProblem[]
}
export interface FieldProblem {
  field: string
  /** Of an address: which of its parts. */
  part?: AddressPart | undefined
  code: FieldProblemCode
  /** For a person, in the page's language. */
  message: string
}
export type FieldProblemCode =
  | 'required'
  | 'email'
  | 'tel'
  | 'number'
  | 'date'
  | 'min'
  | 'max'
  | 'decimals'
  | 'too-short'
  | 'too-long'
  | 'pattern'
  | 'time'
  | 'earliest'
  | 'latest'
  | 'option'
  | 'too-few'
  | 'too-many'
  | 'country'
  | 'postal-code'
  | 'file-type'
  | 'file-size'
  | 'files-full'
  | 'read-only-empty'

/**
 * `POST {publicUrl}/files?field=&name=&key=`, its body the file itself → 201. The same key is the same
 * file, so that one whose answer got lost can be sent again.
 */
export interface FileTaken {
  file: UploadedFile
  /** Of the session, whose answer it is now. */
  rev: number
}

/** `DELETE {publicUrl}/files/{id}`, again and again. `GET` gives the file. */
export interface FilesLeft {
  rev: number
}

export interface Slot {
  start: string
  end: string
}
export interface FreeSlot extends Slot {
  /** How many can still book it; only where several share a slot. */
  seatsLeft?: number
}
/**
 * `GET {publicUrl}/slots?from=2026-11-23&to=2026-12-06&timeZone=Europe/London` (days in
 * that zone, both included, 42 at most), and `&duration=60` for another than the first.
 */
export interface SlotList {
  timeZone: string
  slots: FreeSlot[]
}

/**
 * `POST {publicUrl}/appointments/{field}`, again and again: somebody has got to a question for an
 * appointment. What a booking page calls lies below that, as `…/slots` and `…/confirm`; `questions`
 * of the type are not asked there, and no receipt is given: the form has one.
 */
export interface QuestionOpened {
  step: BookingStep
  /** Null where nothing is booked. */
  booked: BookedSlot | null
}

/** `POST {publicUrl}/hold`; `DELETE` gives the slot up → 204 */
export interface HoldSlot {
  start: string
  /** Minutes, one of `durations`. Absent: the first. */
  duration?: number | undefined
}
/** 201 of it. */
export interface Hold extends Slot {
  /** The hold ends by itself then. */
  expiresAt: string
  /** Seconds until then, when this was said: clocks of visitors are wrong. */
  keptFor: number
}
/** `POST {publicUrl}/confirm?timeZone=`; 422 `FieldProblems` of the answers. */
export interface ConfirmBooking {
  start: string
  /** Minutes, one of `durations`. Absent: as it is held, else the first. */
  duration?: number | undefined
  /** Index in `locations`. Absent: the first. */
  location?: number | undefined
  /** The same key gives the same answer again. */
  confirmKey: string
  /** To the page's questions, by field id. */
  answers?: Answers
  /** BCP 47: the language of the page, in which mails are written. */
  language?: string
}
export interface BookingConfirmed extends BookedSlot {
  /** Null while it waits for the owner's answer. */
  receipt: string | null
}

/**
 * `POST {publicUrl}/reschedule?timeZone=` → 200 `BookingConfirmed`; 409 `too-late`
 * once the notice for it has begun, 410 when it is off.
 */
export interface RescheduleBooking {
  start: string
  /** Minutes, one of `durations`. Absent: as long as before. */
  duration?: number | undefined
  /** The same key gives the same answer again. */
  rescheduleKey: string
}

/** `POST {publicUrl}/cancel` → 200 `BookedSlot`, again and again; 409 `too-late`. */
export interface CancelBooking {
  /** For the host to read. */
  reason?: string
}
/**
 * 409 of hold, confirm and reschedule: taken by somebody else, or not offered (any more), with
 * what is still free that day. `?timeZone=` says in which zone the day is counted;
 * by default in the host's.
 */
export interface SlotTaken extends SlotList {
  code: 'slot-taken'
}

/**
 * Every other refusal: 404 `not-found`, 410 `closed` or `expired`, 400 `invalid-request`,
 * 403 from another site, 405, 408, 409 `conflict`, `too-late` or `too-many`, 413 `too-large`,
 * 415 `invalid-request` or `file-type`, 500 `internal`.
 */
export interface PageProblem {
  code:
    | 'not-found'
    | 'closed'
    | 'expired'
    | 'invalid-request'
    | 'too-large'
    | 'file-type'
    | 'too-many'
    | 'conflict'
    | 'too-late'
    | 'internal'
  message: string
}
