import { z } from 'zod'

/** On what the processing rests (GDPR, art. 6). */
const BASES = ['consent', 'contract', 'legitimate-interest', 'public-task'] as const

/** How the controller of a programme is written in its schedule. */
export const CONTROLLER_AS_WRITTEN =
  'controller: { name: Association, address: "3 rue Pasteur, 75015 Paris", contact: donnees@association.fr }'

const words = z.string().trim().min(1)

/** What readers are told about their data (GDPR, art. 13), and who publishes the pages. */
export const privacySchema = z.strictObject({
  controller: z
    .strictObject({
      name: words,
      address: words,
      contact: words,
      dpo: words.optional(),
      director: words.optional(),
    })
    .describe(`the legal person that answers for the data: ${CONTROLLER_AS_WRITTEN}`),
  purposes: words.optional().describe('what the data are used for, when it is more than the course'),
  basis: z.enum(BASES).default('consent').describe('on what the processing rests'),
  relay: words.optional().describe('who hands the letters over: name and country'),
  host: words.optional().describe('who hosts the service: name and address'),
  authority: z
    .strictObject({ name: words, url: z.url({ protocol: /^https$/ }) })
    .optional()
    .describe('the supervisory authority, when it is not that of France'),
})

export type Privacy = z.infer<typeof privacySchema>

/** The supervisory authority of France, in which programmes are unless they say otherwise. */
export const CNIL = { name: 'CNIL', url: 'https://www.cnil.fr/' }

/** Who answers for a course before the law, by name: as long as nobody is named, who sends it. */
export function legalName({ privacy, sender }: { privacy?: Privacy | undefined; sender: { name: string } }) {
  return privacy?.controller.name ?? sender.name
}

/** What is known for readers of the programmes of one controller. */
export type PrivacyNotice = {
  /** The titles of the programmes. */
  titles: string[]
  sender: { name: string; address: string; postal: string }
  privacy: Privacy | undefined
}
