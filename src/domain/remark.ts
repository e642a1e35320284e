/** A record for whoever keeps the DNS, ready to paste. */
export type DnsRecord = { readonly name: string; readonly type: 'TXT' | 'MX'; readonly value: string }

type Ip = { ip: string }
type OfDomain = { domain: string }
type OfKey = { name: string }
type OfHost = { host: string }
type Words = { words: string }
type Status = { status: string }
type OfSignature = OfDomain & { selector: string }

/** What the doctor saw of how mail leaves: a code, and the facts that its words need. */
export type RemarkCase =
  | { remark: 'sender-unknown' | 'cut-off' | 'no-relay' | 'unsigned-here' | 'click-outside' }
  | ({ remark: 'signed-aligned' | 'signed-elsewhere' } & OfDomain & { from: string })
  | ({ remark: 'return-aligned' | 'return-elsewhere' } & OfDomain & { from: string })
  | ({ remark: 'url-aligned' | 'url-elsewhere' } & OfHost & { from: string })
  | ({ remark: 'silent' } & OfKey)
  | ({ remark: 'spf-missing' | 'spf-several' | 'spf-open' } & OfDomain)
  | ({ remark: 'spf-broken' } & OfDomain & Words)
  | ({ remark: 'spf-good' | 'spf-lookups' } & OfDomain & { count: number })
  | ({ remark: 'spf-relay' | 'spf-without-relay' } & OfDomain & OfHost & Ip)
  | ({ remark: 'key-good' | 'key-missing' | 'key-other' | 'key-testing' } & OfKey)
  | ({ remark: 'key-short' } & OfKey & { bits: number })
  | ({ remark: 'dmarc-missing' | 'dmarc-broken' | 'dmarc-mute' | 'dmarc-strict' } & OfDomain)
  | ({ remark: 'dmarc-unheard' } & OfDomain & { there: string })
  | ({ remark: 'dmarc-good' } & OfDomain & { policy: string })
  | ({ remark: 'mx-missing' } & OfDomain)
  | ({ remark: 'mx-good' | 'mx-lost' } & OfDomain & OfHost)
  | ({ remark: 'ptr-missing' } & Ip)
  | ({ remark: 'ptr-good' | 'ptr-other' } & Ip & OfKey)
  | ({ remark: 'relay-fault' } & OfHost & Words)
  | ({ remark: 'relay-good' } & OfHost & { greeting: string })
  | ({ remark: 'relay-plain' | 'relay-without-dsn' } & OfHost)
  | ({ remark: 'relay-small' } & OfHost & { bytes: number })
  | ({ remark: 'certificate-good' | 'certificate-soon' } & OfHost & { days: number })
  | { remark: 'mailbox-taken'; address: string }
  | ({ remark: 'mailbox-refused' | 'mailbox-unasked' } & Words & { address: string })
  | { remark: 'clock-good' | 'clock-off'; seconds: number }
  | ({ remark: 'click-good' | 'click-moved' | 'click-refused' } & Status)
  | ({ remark: 'click-silent' } & Words)
  | {
      remark:
        | 'not-a-letter'
        | 'letter-unsigned'
        | 'letter-covered'
        | 'letter-without-click'
        | 'results-absent'
    }
  | ({ remark: 'letter-signed' | 'letter-unverified' } & OfSignature)
  | ({ remark: 'letter-broken' } & OfSignature & Words)
  | { remark: 'letter-uncovered'; fields: string }
  | { remark: 'result-good' | 'result-bad'; method: string; result: string; by: string }

export type RemarkCode = RemarkCase['remark']

/** `record`: what to publish. `lines`: what to write elsewhere, or to run, as it stands. */
export type Remark = RemarkCase & { readonly record?: DnsRecord; readonly lines?: string }
