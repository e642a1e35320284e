import { registerHooks } from 'node:module'
import { redirected } from './redirect.ts'

// For the processes that tests start.
registerHooks({
  resolve(specifier, context, next) {
    return next(redirected(specifier, context.parentURL)?.href ?? specifier, context)
  },
})
