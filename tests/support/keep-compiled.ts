import module from 'node:module'
import { afterAll } from 'vitest'

// Vitest ends its workers by a signal, after which Node keeps nothing of the packages that it compiled for them. Only
// what is new is written.
afterAll(() => module.flushCompileCache())
