import { collect } from './collect.ts'

/**
 * Calls a method of a client by the path to it, whatever the types say. Of a list it gives the first page, and of a
 * stream all there is.
 */
export async function callByPath(client: object, name: string, input: readonly unknown[]): Promise<unknown> {
  const path = name.split('.')
  const owner = path.slice(0, -1).reduce((value: object, key) => Reflect.get(value, key), client)
  const result: unknown = await Reflect.apply(Reflect.get(owner, path.at(-1) ?? ''), owner, [...input])
  if (typeof result !== 'object' || result === null) return result
  const page: unknown = Reflect.get(result, 'page')
  if (typeof page === 'function') return Reflect.apply(page, result, [])
  return isStream(result) ? collect(result) : result
}

function isStream(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value
}
