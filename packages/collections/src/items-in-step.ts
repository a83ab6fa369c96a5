/** Items that are looked at between two yields: about a millisecond. */
export const itemsInStep = 4096
