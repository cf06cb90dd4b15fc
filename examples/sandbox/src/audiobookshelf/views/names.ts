import type { AuthorLink, SeriesLink } from '../state/records.ts'

const articles = /^(the|a) (.+)$/i
const particles = new Set(['de', 'le', 'la', 'van', 'von', 'der', 'den', 'du', 'da', 'del', 'di', 'st.'])

/** "The Way of Kings" → "Way of Kings, The": how titles sort when prefixes are ignored. */
export function ignorePrefix<T extends string | null>(title: T): T | string {
  const found = articles.exec(title ?? '')
  return found === null ? title : `${found[2]}, ${found[1]}`
}

/** "Ursula K. Le Guin" → "Le Guin, Ursula K."; a name of one word stays as it is. */
export function lastFirst(name: string | null): string {
  const words = (name ?? '').split(' ').filter((word) => word !== '')
  if (words.length < 2) return name ?? ''
  let start = words.length - 1
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1
  return `${words.slice(start).join(' ')}, ${words.slice(0, start).join(' ')}`
}

export function joinAuthors(authors: readonly AuthorLink[]): string {
  return authors.map((author) => author.name).join(', ')
}

export function joinLastFirst(authors: readonly AuthorLink[]): string {
  return authors.map((author) => lastFirst(author.name)).join(', ')
}

/** "Mistborn #6, Wax and Wayne #3"; a series without a sequence is its bare name. */
export function joinSeries(series: readonly SeriesLink[]): string {
  return series.map((entry) => (entry.sequence ? `${entry.name} #${entry.sequence}` : entry.name)).join(', ')
}
