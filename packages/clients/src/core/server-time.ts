/** The moment of an answer by the clock of who sent it, in milliseconds since the epoch; our own when it does not say. */
export function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? now : date
}
