const secretName = /key|token|secret|passw|session|cookie|credential|authorization/i

/** A copy of a configuration with every value hidden whose name speaks of a secret. */
export function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretName.test(name) && item !== null && typeof item !== 'boolean' ? '(hidden)' : hideSecrets(item),
    ]),
  )
}
