/** What a report of RFC 3464 says of one recipient. */
export type RecipientReport = {
  action: string
  status?: string | undefined
  /** The reply of the server that refused; empty when the report has none. */
  words: string
  recipient?: string | undefined
  writtenTo?: string | undefined
}
