/** Of a letter that waits for an organiser: nobody knows whether it left, or it could not be written. */
export type WaitingState = 'unknown' | 'held'

/** What an organiser may decide about it: let it leave again, note that the relay has it, or leave it as it is. */
export type Decision = 'resend' | 'submitted' | 'leave'
