/** The lists that can be taken out of the service as a file. */
export const LIST_NAMES = ['people', 'registrations', 'reasons', 'suppressions', 'journal'] as const

export type ListName = (typeof LIST_NAMES)[number]
