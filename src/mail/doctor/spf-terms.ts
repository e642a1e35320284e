/** What providers ask their customers to write into the record, by the end of the name of their relay. */
const OF_PROVIDERS: Readonly<Record<string, string>> = {
  'brevo.com': 'include:spf.brevo.com',
  'sendinblue.com': 'include:spf.brevo.com',
  'mailjet.com': 'include:spf.mailjet.com',
  'amazonaws.com': 'include:amazonses.com',
  'gmail.com': 'include:_spf.google.com',
  'office365.com': 'include:spf.protection.outlook.com',
  'ovh.net': 'include:mx.ovh.com',
  'gandi.net': 'include:_mailcust.gandi.net',
  'scaleway.com': 'include:_spf.tem.scaleway.com',
  'mailgun.org': 'include:mailgun.org',
  'sendgrid.net': 'include:sendgrid.net',
  'postmarkapp.com': 'include:spf.mtasv.net',
  'infomaniak.com': 'include:spf.infomaniak.ch',
}

/** The term that lets a relay send; the machine of the return path itself where there is none, or it is this machine. */
export function spfTermFor(relay: string | undefined): string {
  if (relay === undefined || /^(?:localhost|127\.|::1)/.test(relay)) return 'mx'
  const [, term] = Object.entries(OF_PROVIDERS).find(([end]) => relay.endsWith(`.${end}`)) ?? []
  return term ?? `a:${relay}`
}
