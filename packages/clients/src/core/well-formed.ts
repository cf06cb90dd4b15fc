/** The text with lone surrogates replaced, as encodeURIComponent throws on them. */
export function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
}
