const template = /^\/(?:[a-z0-9-]+|\{[a-zA-Z]+\})?(?:\/(?:[a-z0-9-]+|\{[a-zA-Z]+\}))*$/
const parameter = /\{([a-zA-Z]+)\}/g

/** Whether a path is made of lower-case words and `{name}` segments. */
export function isPathTemplate(path: string): boolean {
  return template.test(path)
}

/** The names in braces, in order. */
export function pathParameters(path: string): string[] {
  return Array.from(path.matchAll(parameter), ([, name]) => name ?? '')
}

/** The same path in the router's notation, `/books/:id`. */
export function routerPath(path: string): string {
  return path.replace(parameter, ':$1')
}

/** Two templates of one shape match the same addresses: `/books/{id}` and `/books/{book}`. */
export function pathShape(path: string): string {
  return path.replace(parameter, '{}')
}

/** Fills the names in braces with percent-encoded values. */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(parameter, (_, name: string) => encodeURIComponent(String(values[name])))
}
