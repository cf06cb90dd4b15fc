type Fields = Readonly<Record<string, unknown>>

/** A field is missing or of another type. */
export class WrongField extends Error {}

function wrong(): never {
  throw new WrongField('a field is missing or of another type')
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

// Readers of an answer's fields; they throw WrongField. They take the value and not its name: `text(wire.name)` is a
// plain read, which is fast in a list of thousands, and a read by a name that comes as an argument is not.
export const fields = (value: unknown): Fields => (isFields(value) ? value : wrong())
export const text = (value: unknown): string => (typeof value === 'string' ? value : wrong())
export const number = (value: unknown): number => (typeof value === 'number' ? value : wrong())
export const flag = (value: unknown): boolean => (typeof value === 'boolean' ? value : wrong())

// Of fields that some version lacks, or sends as null. An empty text says no more than none.
export const textOrNull = (value: unknown): string | null => (isAbsent(value) ? null : text(value) || null)
export const numberOrNull = (value: unknown): number | null => (isAbsent(value) ? null : number(value))
export const flagOrNull = (value: unknown): boolean | null => (isAbsent(value) ? null : flag(value))

/** The path to the field that a reader stumbles over, which is the one that it looks at last. */
export function placeOfWrongField(value: unknown, read: (value: unknown) => unknown): string[] {
  if (!isFields(value)) return []
  let last: string[] = []
  const watched = new Proxy(value, {
    get(target, name) {
      last = [String(name)]
      return target[String(name)]
    },
  })
  try {
    read(watched)
  } catch (error) {
    if (!(error instanceof WrongField)) throw error
  }
  return last
}
