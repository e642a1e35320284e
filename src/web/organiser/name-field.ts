import { z } from 'zod'

/** The name of an organiser: one line, as the journal shows it. */
export const nameField = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]+$/u)
