/** What entries of the journal are about, and the words that the acts of each begin with. */
export const ABOUT = {
  cohorts: ['cohort', 'draft', 'domain'],
  programmes: ['programme'],
  events: ['event'],
  letters: ['letter', 'letters', 'resend'],
  people: ['person', 'address', 'suppression', 'data', 'forms'],
  lists: ['list', 'import', 'people'],
  team: ['organiser', 'invitation', 'export', 'link', 'account', 'passkey', 'language', 'session', 'signed'],
  settings: ['brand', 'alerts', 'webhook', 'ceilings', 'relay'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type About = keyof typeof ABOUT

export function isAbout(text: string): text is About {
  return Object.hasOwn(ABOUT, text)
}
