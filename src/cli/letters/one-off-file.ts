import { readFileSync } from 'node:fs'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import type { OneOffWords } from '../../domain/one-off.ts'
import { UserError } from '../../domain/user-error.ts'
import { LetterError } from '../../letters/letter-error.ts'
import { splitFrontMatter } from '../../letters/split-front-matter.ts'

const frontMatter = z.strictObject({ subject: z.string().min(1), preheader: z.string().min(1) })

/** A letter as it is in a file: Markdown whose front matter has its subject and preheader. */
export type OneOffFile = OneOffWords & { bodyLine: number }

/** @throws UserError for a file that cannot be read, or not as it should be. */
export function readOneOffFile(file: string): OneOffFile {
  try {
    const { frontMatter: yaml, body, bodyLine } = splitFrontMatter(readFileSync(file, 'utf8'), file)
    return { ...frontMatter.parse(parse(yaml)), body, bodyLine }
  } catch (error) {
    throw new UserError(faultOf(file, error))
  }
}

function faultOf(file: string, error: unknown): string {
  if (error instanceof LetterError) return error.message
  if (error instanceof z.ZodError)
    return `${file}: ${error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')}`
  if (error instanceof YAMLParseError) return `${file}: ${error.message}`
  if (error instanceof Error && 'code' in error) return `${file} cannot be read: ${error.message}`
  throw error
}
