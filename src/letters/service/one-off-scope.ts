import { type CourseContext, courseScope, type FixedScope } from '../letter-context.ts'
import { safeFirstName } from './safe-first-name.ts'

/** Everything that fills a one-off letter to one person. */
export type OneOffContext = CourseContext & {
  /** As it was typed: it is left out where it is no name. */
  readonly firstName: string | null
  readonly sender: { readonly name: string; readonly postal: string }
  /** Title of the programme. */
  readonly programme: string
}

/** The scope that Liquid reads for a one-off letter. */
export function oneOffScope(fixed: FixedScope, context: OneOffContext): object {
  return {
    ...courseScope(fixed, context),
    first_name: safeFirstName(context.firstName),
    programme: context.programme,
    sender: context.sender.name,
    postal: context.sender.postal,
  }
}
