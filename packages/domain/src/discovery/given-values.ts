/** An amount as data gives it, also as text: "12" is 12. What is none counts as unknown, which is 0. */
export function amountOf(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** A list as data gives it; anything else holds nothing. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
