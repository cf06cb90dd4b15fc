/** The largest id there is; PostgreSQL refuses to compare ids with larger numbers. */
export const largestId = 2_147_483_647

/** An id to look for; 0, which no row has, for a number that cannot be one. */
export function storedId(id: number): number {
  return Number.isInteger(id) && id >= 0 && id <= largestId ? id : 0
}
