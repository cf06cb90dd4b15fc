/** The route of a request, with `{id}` in place of values. */
export function routeOf(method: string, target: string): string {
  const segments = (target.split('?')[0] ?? '').split('/')
  const path = segments.map((segment, index) =>
    isValue(segment) || segments[index - 1] === 'feed' ? segment.replace(/^[^.]*/, '{id}') : segment,
  )
  return `${method} ${path.join('/')}`
}

/** Ids, hashes, numbers of books, dates, names in base64; no word of any route looks like that. */
function isValue(segment: string): boolean {
  // A script is named, whatever digits are in its name.
  if (segment.endsWith('.php')) return false
  if (/%|=|\d\d/.test(segment)) return true
  return segment.length >= 8 && [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(segment))
}
