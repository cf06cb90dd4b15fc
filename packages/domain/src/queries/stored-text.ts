/**
 * A text as it is stored: without NUL, which PostgreSQL does not take, and lone surrogates, which are no text;
 * trimmed; null when nothing is left.
 */
export function storedText(text: string | null | undefined): string | null {
  if (text == null) return null
  const clean = cleanText(text).trim()
  return clean === '' ? null : clean
}

/** A text without NUL and lone surrogates. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/**
 * A value as JSON that every database takes: PostgreSQL refuses an escaped NUL and escaped lone surrogates, which is
 * all that `JSON.stringify` escapes as `\u0000` and `\ud…`. A backslash before them makes it plain text.
 */
export function storedJson(value: unknown): string {
  const json = JSON.stringify(value ?? null)
  if (!json.includes(String.raw`\u0000`) && !json.includes(String.raw`\ud`)) return json
  return json.replaceAll(/(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})/g, (_, before: string, code: string) =>
    code === '0000' ? before : `${before}\uFFFD`,
  )
}

/** A list of texts as it is stored: each clean, none blank, none twice. */
export function storedTexts(texts: readonly string[] | undefined): string[] {
  return [...new Set((texts ?? []).flatMap((text) => storedText(text) ?? []))]
}

/** A number within bounds, else null: what others send is not always one. */
export function storedNumber(value: number | null | undefined, lowest: number, highest: number): number | null {
  return value != null && Number.isFinite(value) && value >= lowest && value <= highest ? value : null
}
