/**
 * A text as it is stored: without NUL, which PostgreSQL does not take, and lone surrogates, which are no text;
 * trimmed; null when nothing is left.
 */
export function storedText(text: string | null | undefined): string | null {
  if (text == null) return null
  const clean = text.replaceAll('\0', '').toWellFormed().trim()
  return clean === '' ? null : clean
}

/** A list of texts as it is stored: each clean, none blank, none twice. */
export function storedTexts(texts: readonly string[] | undefined): string[] {
  return [...new Set((texts ?? []).flatMap((text) => storedText(text) ?? []))]
}

/** A number within bounds, else null: what others send is not always one. */
export function storedNumber(value: number | null | undefined, lowest: number, highest: number): number | null {
  return value != null && Number.isFinite(value) && value >= lowest && value <= highest ? value : null
}
