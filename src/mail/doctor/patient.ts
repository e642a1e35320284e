import type { SigningKey } from '../dkim/signing-key.ts'
import type { RelaySettings } from '../relay-settings.ts'

/** What the doctor examines: how an installation sends. Domains are in A-labels. */
export type Patient = {
  /** The address in the From of letters. */
  from: string
  /** The domain of Message-IDs, of lists and of the return path. */
  mailDomain: string
  publicUrl: string | undefined
  /** Empty where the relay signs. */
  keys: readonly SigningKey[]
  relay: RelaySettings | undefined
  /** The name said with EHLO. */
  ehlo: string
  /** Addresses that letters name and that have to receive mail. */
  mailboxes: readonly string[]
}

/** Where bounces come to. */
export function bounceDomain({ mailDomain }: Pick<Patient, 'mailDomain'>): string {
  return `bounce.${mailDomain}`
}
