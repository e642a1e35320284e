/** A mistake of whoever runs a command or fills a form: shown as it is, without a stack trace. */
export class UserError extends Error {}
