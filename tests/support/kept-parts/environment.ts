/** Has a process that a test starts keep what it renders, and take what was kept. */
export const KEEPING_PARTS = {
  NODE_OPTIONS: `--import=${new URL('./preload.ts', import.meta.url).href}`,
  KEPT_PARTS: process.env.KEPT_PARTS ?? '',
}
