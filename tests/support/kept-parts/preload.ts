import module, { registerHooks } from 'node:module'
import { redirected } from './redirect.ts'

const OURS = new URL('../../../src/', import.meta.url).href

/**
 * For the processes that tests start. What a module of ours imports by its path is where it says: to look for it costs a
 * process a third of the time that it takes to start.
 */
registerHooks({
  resolve(specifier, context, next) {
    const kept = redirected(specifier, context.parentURL)
    if (kept) return next(kept.href, context)
    if (!isByPath(specifier) || !context.parentURL?.startsWith(OURS)) return next(specifier, context)
    const url = new URL(specifier, context.parentURL).href
    return { url, format: 'module-typescript', shortCircuit: true }
  },
})

// Node keeps what it has compiled when a process ends by itself; many of these are killed, and to compile all of a service
// again takes most of a second of a processor. Only what is new is written.
for (const afterMs of [1_000, 4_000]) setTimeout(() => module.flushCompileCache(), afterMs).unref()

function isByPath(specifier: string): boolean {
  return specifier.startsWith('.') && specifier.endsWith('.ts')
}
