import type { html } from 'hono/html'

/** HTML that is already escaped. */
export type Html = ReturnType<typeof html>
