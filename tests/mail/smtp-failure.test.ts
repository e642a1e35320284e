import { describe, expect, it } from 'vitest'
import { senderFault } from '../../src/mail/smtp-failure.ts'

/** Codes as nodemailer gives them: its own, and the one of the system. */
const OURS = [
  ['ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['ESOCKET', 'SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['ESOCKET', 'CERT_HAS_EXPIRED', 'certificate'],
  ['ESOCKET', 'CERT_NOT_YET_VALID', 'certificate'],
  ['ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ESOCKET', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['ESOCKET', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ESOCKET', 'HOSTNAME_MISMATCH', 'certificate'],
  ['ESOCKET', 'EPROTO', 'TLS'],
  ['ESOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER', 'TLS'],
  ['EDNS', 'ENOTFOUND', 'name'],
  ['EAUTH', undefined, 'signing in'],
] as const

const PASSING = [
  ['ESOCKET', 'ECONNREFUSED'],
  ['ESOCKET', 'ECONNRESET'],
  ['ESOCKET', 'EHOSTUNREACH'],
  ['ETIMEDOUT', undefined],
  ['ETLS', undefined],
  ['ECONNECTION', undefined],
  ['EDNS', 'EAI_AGAIN'],
  ['EDNS', 'ETIMEOUT'],
  ['EDNS', 'ESERVFAIL'],
] as const

const error = (code: string, originalCode: string | undefined) => ({
  code,
  ...(originalCode ? { originalCode } : {}),
})

describe('a connection to the relay that could not be opened', () => {
  it.each(OURS)('for %s %s is our fault: the %s', (code, originalCode, word) => {
    expect(senderFault(error(code, originalCode))).toContain(word)
  })

  it.each(PASSING)('for %s %s may be passing', (code, originalCode) => {
    expect(senderFault(error(code, originalCode))).toBeUndefined()
  })

  it.each(OURS)('for %s %s is read by the reply where there is one', (code, originalCode) => {
    expect(senderFault({ ...error(code, originalCode), responseCode: 454 })).toBeUndefined()
  })
})
