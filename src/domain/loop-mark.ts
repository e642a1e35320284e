/** The value of `X-Loop` in mails that the service passes on: one that comes back is not passed on again. */
export const LOOP_MARK = 'feuilleton'
