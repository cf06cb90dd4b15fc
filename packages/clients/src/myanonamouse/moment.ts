/** ISO 8601 of a moment as MyAnonamouse writes it, in UTC: "2026-09-02 08:11:42", "September 2, 2026, 8:11 AM UTC", or Unix seconds. */
export function parseMoment(text: string | null): string | null {
  if (text === null) return null
  const trimmed = text.trim()
  if (/^\d{9,11}$/.test(trimmed)) return new Date(Number(trimmed) * 1000).toISOString()
  const isPlain = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/.test(trimmed)
  if (!isPlain && !/^[A-Z][a-z]+ \d{1,2}, \d{4}, .+ UTC$/.test(trimmed)) return null
  const milliseconds = Date.parse(isPlain ? `${trimmed.replace(' ', 'T')}${trimmed.length > 10 ? 'Z' : ''}` : trimmed)
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString()
}
