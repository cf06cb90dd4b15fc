/** Every function of a client, by the path to it: `items.list`. */
export function methodsOf(client: object, prefix = ''): string[] {
  return Object.entries(client).flatMap(([key, member]: [string, unknown]) => {
    if (typeof member === 'function') return [`${prefix}${key}`]
    return typeof member === 'object' && member !== null ? methodsOf(member, `${prefix}${key}.`) : []
  })
}
