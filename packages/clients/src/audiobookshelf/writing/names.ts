import { z } from 'zod'

/** A name as it is sent: without space around it, which the server would keep, and never empty. */
export const name = z.string().transform((value, context) => {
  const trimmed = value.trim()
  if (trimmed === '') context.addIssue({ code: 'custom', message: 'must not be empty' })
  return trimmed
})

/** How names are compared: the server dies of an author who is there twice, whatever the case. */
export function sameNameKey(value: string): string {
  return value.normalize('NFC').toLowerCase()
}

/** Each name once, the first spelling wins. */
export function uniqueBy<T>(entries: readonly T[], nameOf: (entry: T) => string): T[] {
  const seen = new Map<string, T>()
  for (const entry of entries) {
    const key = sameNameKey(nameOf(entry))
    if (!seen.has(key)) seen.set(key, entry)
  }
  return [...seen.values()]
}

/** Genres, narrators, tags: trimmed, without empty ones, each once. The server does none of that. */
export const names = z.array(z.string()).transform((values) =>
  uniqueBy(
    values.map((value) => value.trim()).filter((value) => value !== ''),
    (value) => value,
  ),
)
