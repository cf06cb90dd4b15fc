/** How closely two answers are compared: the same values, or only the same keys and types. */
export type Closeness = 'values' | 'shape'

/** Fields that no two servers have alike: tokens, places on a disk, and times of what happened while recording. */
const volatile = new Set([
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'lastSeen',
  'loadedAt',
  'ino',
  'mtimeMs',
  'ctimeMs',
  'birthtimeMs',
  'updatedAt',
  'createdAt',
  'lastUpdate',
  'startedAt',
  'finishedAt',
  'expiresAt',
  'entityUpdatedAt',
  'mediaUpdatedAt',
  'lastScan',
  'progressLastUpdate',
])

/** What differs between a recorded answer and another, as sentences that start with the path. Empty: nothing. */
export function differences(expected: unknown, actual: unknown, closeness: Closeness, path = 'body'): string[] {
  const kinds = [kindOf(expected), kindOf(actual)]
  if (kinds[0] !== kinds[1]) return [`${path}: ${kinds[0]} was recorded, ${kinds[1]} came`]
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length =
      expected.length === actual.length
        ? []
        : [`${path}: ${expected.length} entries were recorded, ${actual.length} came`]
    const shared = expected.slice(0, actual.length)
    return [
      ...length,
      ...shared.flatMap((entry, index) => differences(entry, actual[index], closeness, `${path}[${index}]`)),
    ]
  }
  if (isRecord(expected) && isRecord(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...keys].flatMap((key) => {
      const here = `${path}.${key}`
      if (!(key in actual)) return [`${here}: is missing`]
      if (!(key in expected)) return [`${here}: was not recorded`]
      return differences(expected[key], actual[key], volatile.has(key) ? 'shape' : closeness, here)
    })
  }
  if (closeness === 'shape' || Object.is(expected, actual)) return []
  return [`${path}: ${JSON.stringify(expected)} was recorded, ${JSON.stringify(actual)} came`]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
