import { describe, expect, it } from 'vitest'
import { readRelayReport } from '../../src/returned/read-relay-report.ts'
import { RELAYS, type RelayName } from '../../src/returned/relays/relays.ts'

const ANA = 'ana@example.org'
const NAME = 'a-name-of-the-service'

/** What each report in a body means: its kind, and why where a letter failed. */
function meant(relay: RelayName, body: unknown): string[] {
  return RELAYS[relay](body).map((report) => {
    const { kind, verdict } = readRelayReport(report, 1)
    return verdict === undefined ? kind : `${kind}, ${verdict}`
  })
}

const brevo = (event: string, reason?: string | null) => ({
  ...{ event, email: ANA, 'message-id': NAME, ts_event: 1, reason },
})
const mailjet = (event: string, error: string, more: object = {}) => ({
  ...{ event, email: ANA, time: 1, Message_GUID: NAME, error, ...more },
})
const postmark = (RecordType: string, more: object) => ({ RecordType, MessageID: NAME, Email: ANA, ...more })
const scaleway = (type: string, email_response_code: number | null) => ({
  ...{ id: '1', type, email_id: NAME, email_to: ANA, email_response_code, email_response_message: null },
})
const complaint = (complaintFeedbackType?: string | null, complaintSubType: string | null = null) => ({
  notificationType: 'Complaint',
  mail: { messageId: NAME },
  complaint: {
    ...{ feedbackId: '1', complaintFeedbackType, complaintSubType },
    complainedRecipients: [{ emailAddress: ANA }],
  },
})
const change = (more: object) => ({
  ...{ RecordType: 'SubscriptionChange', MessageID: NAME, Recipient: ANA, ChangedAt: '2027-03-01T07:00:00Z' },
  ...{ SuppressSending: true, ...more },
})
const hard = { hard_bounce: true }

describe('what a relay service says of a letter', () => {
  it.each<[RelayName, string, unknown, string[]]>([
    ['ses', 'a complaint', complaint('abuse'), ['complaint']],
    ['ses', 'a complaint without a type', complaint(null), ['complaint']],
    [
      'ses',
      'a letter that it did not send, as somebody complained before',
      complaint(null, 'OnAccountSuppressionList'),
      ['hard, refused'],
    ],
    ['ses', '“this is no spam”', complaint('not-spam'), []],
    ['ses', 'a failed authentication', complaint('auth-failure'), []],
    ['ses', 'an opt-out', complaint('opt-out'), ['unsubscribe']],
    ['brevo', 'spam', brevo('spam'), ['complaint']],
    ['brevo', 'a reader who left', brevo('unsubscribe'), ['unsubscribe']],
    ['brevo', 'a letter that was read', brevo('opened'), []],
    ['mailjet', 'no such mailbox', mailjet('bounce', 'user unknown', hard), ['hard, gone']],
    ['mailjet', 'a mailbox that sleeps', mailjet('bounce', 'mailbox inactive', hard), ['hard, disabled']],
    ['mailjet', 'a full mailbox', mailjet('bounce', 'quota exceeded', hard), ['soft, passing']],
    [
      'mailjet',
      'a server that does not talk to us',
      mailjet('bounce', 'relay/access denied', { ...hard, error_related_to: 'domain' }),
      ['soft, policy'],
    ],
    [
      'mailjet',
      'a fault of its own',
      mailjet('blocked', 'system issue', { error_related_to: 'system' }),
      ['soft, passing'],
    ],
    [
      'mailjet',
      'an address that it stopped before',
      mailjet('blocked', 'preblocked', { error_related_to: 'mailjet' }),
      ['hard, refused'],
    ],
    ['postmark', 'no such mailbox', postmark('Bounce', { Type: 'HardBounce' }), ['hard, gone']],
    ['postmark', 'a request to leave', postmark('Bounce', { Type: 'Unsubscribe' }), ['unsubscribe']],
    ['postmark', 'an answer by itself', postmark('Bounce', { Type: 'AutoResponder' }), []],
    ['postmark', 'a reader who left', change({ SuppressionReason: 'ManualSuppression' }), ['unsubscribe']],
    ['postmark', 'an address that bounced', change({ SuppressionReason: 'HardBounce' }), []],
    ['postmark', 'an address that complained', change({ SuppressionReason: 'SpamComplaint' }), []],
    [
      'postmark',
      'an address that is back',
      change({ SuppressSending: false, SuppressionReason: 'ManualSuppression' }),
      [],
    ],
    ['scaleway', 'spam, to a reader', scaleway('email_spam', null), ['complaint']],
    ['scaleway', 'spam, to a filter', scaleway('email_spam', 554), ['soft, policy']],
    ['scaleway', 'a letter that waits', scaleway('email_deferred', 451), ['delayed']],
  ])('%s: %s', (relay, _, body, expected) => {
    expect(meant(relay, body)).toEqual(expected)
  })

  it('is read event by event: one of another form takes none of the others with it', () => {
    const events = [brevo('spam'), { event: 'new' }, 7, null, brevo('soft_bounce', null)]
    expect(meant('brevo', events)).toEqual(['complaint', 'soft, passing'])
    const mixed = [mailjet('spam', '', { hard_bounce: null }), { event: 'sent' }]
    expect(meant('mailjet', mixed)).toEqual(['complaint'])
  })

  it('may be long, and is heard', () => {
    expect(meant('brevo', brevo('hard_bounce', `550 5.1.1 ${'x'.repeat(50_000)}`))).toEqual(['hard, gone'])
  })
})
