/**
 * The first and the last moment that is stored. PostgreSQL's driver writes years as they are counted, and one of less
 * than three digits would be read back as one of the last century.
 */
export const earliestMoment = Date.UTC(1000, 0, 1)
export const latestMoment = Date.UTC(10_000, 0, 1) - 1

/** Whether a moment is one that both databases give back as it was. */
export function isStorable(date: Date): boolean {
  const time = date.getTime()
  return time >= earliestMoment && time <= latestMoment
}

/** A moment that others sent, else null: it is not always one. */
export function storableMoment(date: Date | null | undefined): Date | null {
  return date != null && isStorable(date) ? date : null
}
