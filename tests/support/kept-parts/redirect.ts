import { fileURLToPath } from 'node:url'

const KEEPER = new URL('./render-kept.ts', import.meta.url)

/**
 * Where the compiler of letters finds what renders them while tests run: `render-kept.ts` in the place of
 * `render-mjml.ts`. Undefined for every other import.
 */
export function redirected(specifier: string, importer: string | undefined): URL | undefined {
  return specifier === './render-mjml.ts' && importer?.endsWith('/src/letters/compile.ts')
    ? KEEPER
    : undefined
}

/** For the modules that Vitest loads. */
export const keptParts = {
  name: 'kept-parts',
  enforce: 'pre' as const,
  resolveId(specifier: string, importer: string | undefined) {
    const to = redirected(specifier, importer)
    return to && fileURLToPath(to)
  },
}
