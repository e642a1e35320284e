import { UserError } from './user-error.ts'

/** Something that we need does not answer: worth another try, which a mistake is not. */
export class Unreachable extends UserError {}
