/** Characters (UTF-16 code units, as a browser counts them) of one answer. */
export const MAX_ANSWER_LENGTH = 10_000

/** The same, of one part of an address. */
export const MAX_ADDRESS_PART_LENGTH = 200

/** Bytes of a request to a page's routes. */
export const MAX_PAGE_REQUEST_BYTES = 256 * 1024

/** Days in one `GET {publicUrl}/slots`: six weeks, which is any month with the weeks around it. */
export const MAX_SLOT_DAYS = 42
