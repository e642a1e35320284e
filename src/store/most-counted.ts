/** A page counts so many rows and no more: above that, it says that there are more. */
export const MOST_COUNTED = 10_000
