import { brevoReports } from './brevo.ts'
import { mailjetReports } from './mailjet.ts'
import { postmarkReports } from './postmark.ts'
import type { ReadReports } from './relay-report.ts'
import { scalewayReports } from './scaleway.ts'
import { sesReports } from './ses.ts'

/** The relay services that tell over HTTP what became of letters, and how each is read. */
export const RELAYS = {
  ses: sesReports,
  brevo: brevoReports,
  mailjet: mailjetReports,
  scaleway: scalewayReports,
  postmark: postmarkReports,
} as const satisfies Readonly<Record<string, ReadReports>>

export type RelayName = keyof typeof RELAYS
