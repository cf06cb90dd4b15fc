import { wellFormed } from './well-formed.ts'

/** Shorter strings are left alone: replacing every "a" of a text helps nobody. */
const shortest = 4

/** Replaces every secret, as it is and as it looks inside a URL, by `<redacted>`. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  let result = text
  for (const secret of secrets) {
    if (secret === undefined || secret.length < shortest) continue
    result = result.replaceAll(secret, '<redacted>').replaceAll(encodeURIComponent(wellFormed(secret)), '<redacted>')
  }
  return result
}
