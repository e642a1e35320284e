import { createVerify, X509Certificate } from 'node:crypto'
import { z } from 'zod'

const text = z.string().max(200_000)

/** What Amazon SNS sends over HTTP, and Scaleway’s Topics and Events in its form. */
const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: text,
  TopicArn: text,
  Message: text,
  Timestamp: text,
  Subject: text.optional(),
  Token: text.optional(),
  SubscribeURL: text.optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: text,
  SigningCertURL: text,
})
export type SnsMessage = z.infer<typeof snsMessage>

/** Reads a message of SNS; undefined for what is none. */
export function readSnsMessage(body: unknown): SnsMessage | undefined {
  return snsMessage.safeParse(body).data
}

/** Whose certificates and confirmations are fetched, by the beginning of the ARN of a topic. */
const HOSTS = [
  {
    arn: /^arn:aws(?:-cn)?:sns:/,
    certificate:
      /^https:\/\/sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?\/SimpleNotificationService-[\w-]{1,100}\.pem$/,
    confirmation: /^https:\/\/sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?\/\?/,
  },
  {
    arn: /^arn:scw:sns:/,
    certificate:
      /^https:\/\/messaging\.s3\.[a-z0-9-]{3,20}\.scw\.cloud\/[a-z0-9-]{3,20}\/sns\/[\w.-]{1,100}$/,
    confirmation: /^https:\/\/sns\.mnq\.[a-z0-9-]{3,20}\.scaleway\.com\/\?/,
  },
]

/** Fetches a text of at most some kilobytes over https. @throws when it is not there. */
export type FetchText = (url: string) => Promise<string>

/**
 * Whether a message comes from this topic: it says so, and is signed with a certificate that only the service can have
 * put where it is (“Verifying the signatures of Amazon SNS messages”).
 * @throws when the certificate cannot be fetched.
 */
export async function isOfTopic(
  message: SnsMessage,
  { topic, fetchText }: { topic: string; fetchText: FetchText },
): Promise<boolean> {
  const hosts = HOSTS.find(({ arn }) => arn.test(topic))
  if (message.TopicArn !== topic || !hosts?.certificate.test(message.SigningCertURL)) return false
  const certificate = certificateIn(await fetchText(message.SigningCertURL))
  if (certificate === undefined) return false
  const verify = createVerify(message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1')
  return verify.update(signedPart(message)).verify(certificate.publicKey, message.Signature, 'base64')
}

function certificateIn(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined // no certificate
  }
}

const NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const
const CONFIRMATION = [
  'Message',
  'MessageId',
  'SubscribeURL',
  'Timestamp',
  'Token',
  'TopicArn',
  'Type',
] as const

function signedPart(message: SnsMessage): string {
  const names = message.Type === 'Notification' ? NOTIFICATION : CONFIRMATION
  return names.map((name) => (message[name] === undefined ? '' : `${name}\n${message[name]}\n`)).join('')
}

/** Where a subscription is confirmed; undefined when the message asks for something else, or leads elsewhere. */
export function confirmationOf({ Type, TopicArn, SubscribeURL = '' }: SnsMessage): string | undefined {
  const hosts = HOSTS.find(({ arn }) => arn.test(TopicArn))
  return Type === 'SubscriptionConfirmation' && hosts?.confirmation.test(SubscribeURL)
    ? SubscribeURL
    : undefined
}
