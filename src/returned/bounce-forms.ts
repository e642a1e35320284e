/** Programs that write to say what became of a letter. */
export const DAEMON =
  /\b(?:mailer-?daemon|mail-?daemon|post_?master|mdaemon|mail delivery (?:sub)?system|microsoftexchange\w*|mail administrator|internet mail delivery)\b/i

/** Subjects of reports in words, as the programs named write them. Nobody else begins a mail so. */
export const SUBJECTS: readonly { subject: RegExp; source: string }[] = [
  { subject: /^undelivered mail returned to sender/i, source: 'Postfix, bounce(5)' },
  { subject: /^delayed mail \(still being retried\)/i, source: 'Postfix, bounce(5)' },
  { subject: /^(?:mail delivery failed|warning: message \S+ delayed)/i, source: 'Exim, transport filters' },
  { subject: /^message frozen\b|^mail failure\b/i, source: 'Exim, older versions' },
  { subject: /^failure notice$/i, source: 'qmail-send(8); Yahoo' },
  {
    subject: /^(?:returned mail|warning: could not send message|postmaster notify):/i,
    source: 'sendmail(8)',
  },
  { subject: /^delivery status notification\b/i, source: 'Gmail, OpenSMTPD, Exchange' },
  { subject: /^(?:delivery (?:delayed|has failed)):/i, source: 'Exchange' },
  {
    subject: /^(?:message |mail )?undeliver(?:able|ed)(?::| (?:mail|message)\b|$)/i,
    source: 'Exchange, hMailServer, CommuniGate, IMail',
  },
  {
    subject: /^(?:non remis|non remise?|remise (?:diff[ée]r[ée]e|retard[ée]e)|message non remis)\s*:/i,
    source: 'Exchange in French',
  },
  {
    subject: /^(?:notification d.[ée]tat de remise|[ée]chec de (?:la )?(?:remise|distribution)\b)/i,
    source: 'Exchange and Domino in French',
  },
  {
    subject: /^(?:no se puede entregar|no entregado|retrasado|entrega retrasada)\s*:/i,
    source: 'Exchange in Spanish',
  },
  {
    subject:
      /^(?:unzustellbar|nicht zugestellt|verz[öo]gert|non recapitabile|recapito (?:posticipato|ritardato)|n[ãa]o entregue|entrega atrasada|onbestelbaar|vertraagd)\s*:/i,
    source: 'Exchange in German, Italian, Portuguese and Dutch',
  },
  {
    subject: /^delivery (?:failure|notification|report)|^notice: mail delivery status/i,
    source: 'Domino, Messaging Server, PowerMTA, Courier',
  },
  { subject: /email delivery failure|mail system error/i, source: 'Mimecast, CommuniGate' },
  { subject: /^(?:permanent|transient) delivery failure/i, source: 'MDaemon' },
  { subject: /message you sent blocked by our/i, source: 'Barracuda' },
]

/** What such a program says first. Alone it is enough from a daemon, and not from a person, who may quote it. */
export const OPENINGS =
  /(?:could not|cannot|couldn.?t|wasn.?t able to|was not able to|unable to|not) (?:be )?deliver|not? delivered to|delivery .{0,60}(?:failed|delayed)|undeliver|did not reach the following|(?:remise|distribution|acheminement) .{0,60}(?:[ée]chou[ée]|impossible|retard)|n.?a pas (?:pu [êe]tre|[ée]t[ée]) (?:remis|distribu|d[ée]livr|achemin)|fatal delivery errors|impossible de (?:remettre|distribuer|d[ée]livrer)|no (?:se )?(?:ha podido|pudo|puede) entregar|error has occurred while attempting to deliver|error message below|transcript of session|returned to sender|invalid user address/i

/** A server that has not given up. */
export const DELAY =
  /\bwarning message only|\bwarning: (?:message|could not send)|has been delayed|(?:delivery|message|mail) (?:is |was )?delayed|delayed mail|will be retried|will continue trying|still being retried|(?:remise|distribution) .{0,40}(?:diff[ée]r[ée]e|retard[ée]e)|entrega .{0,40}(?:retrasad|aplazad|atrasad)|(?:zustellung|nachricht) .{0,80}verz[öo]gert|^verz[öo]gert\s*:|^vertraagd\s*:|recapito .{0,80}(?:posticipat|ritardat)|has been deferred|status notification \(delay\)/i

/** Where the report ends and the letter begins. */
export const COPY =
  /^[\s>]*(?:-{2,}.{0,80}(?:copy of the message|original message|header of the original|unsent message|copie du message|message d.origine|undelivered message).{0,80}|(?:original message headers|en-t[êe]tes? de message d.origine|encabezados de mensajes? originales?)\s*:|below is a copy of the original message:?|received\s?: ?from .{0,200}|(?:return-path|message-id): ?<.{0,200})$/i
