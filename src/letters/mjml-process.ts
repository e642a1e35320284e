import mjml2html from 'mjml'

/** What this process is asked, and what it answers; `number` ties them together. */
export type MjmlRequest = { number: number; mjml: string }
export type MjmlFault = { message: string; line?: number; tagName?: string }
export type MjmlAnswer = { number: number; html: string } | { number: number; faults: MjmlFault[] }

// Strict, without includes, files, fonts from elsewhere, or comments but those that Outlook reads.
const OPTIONS = {
  validationLevel: 'strict',
  ignoreIncludes: true,
  useMjmlConfigOptions: false,
  keepComments: false,
  fonts: {},
  minify: false,
} as const

process.on('message', async ({ number, mjml }: MjmlRequest) => {
  const answer: MjmlAnswer = await mjml2html(mjml, OPTIONS).then(
    ({ html }) => ({ number, html }),
    (error: unknown) => ({ number, faults: faultsOf(error) }),
  )
  process.send?.(answer)
})

function faultsOf(error: unknown): MjmlFault[] {
  if (!(error instanceof Error)) return [{ message: String(error) }]
  const found = 'errors' in error && Array.isArray(error.errors) ? (error.errors as MjmlFault[]) : []
  if (found.length === 0) return [{ message: error.message }]
  return found.map(({ message, line, tagName }) => ({
    message,
    ...(line === undefined ? {} : { line }),
    ...(tagName === undefined ? {} : { tagName }),
  }))
}
