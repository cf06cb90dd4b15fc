import { seriesInDescriptor } from './descriptor.ts'
import { foldText, withoutArticle } from './normalize.ts'
import type { TitleField, TitleItem } from './title-items.ts'

interface SubtitleInput {
  split: { rest: readonly string[] }
  title: string
  series: string | null
  items: readonly TitleItem[]
  second: TitleField
}

/** What is left of both fields, without what only repeats title or series. */
export function subtitleOf({ split, title, series, items, second }: SubtitleInput): {
  text: string | null
  series: string | null
} {
  if (split.rest.length === 0 && second.items.length === 0 && !items.some(({ type }) => type === 'descriptor'))
    return { text: null, series: null }
  const descriptors = items.flatMap((item) => (item.type === 'descriptor' ? [item.text] : []))
  const others = second.items.flatMap((item) => (item.type === 'mark' ? [] : [item.text]))
  const named =
    series === null ? [...descriptors, ...others].map(seriesInDescriptor).find((name) => name !== null) : undefined
  const known = new Set([foldText(title), keyOf(series)])
  const parts: string[] = []
  for (const text of [...asWritten([...split.rest, ...descriptors], items), ...others]) {
    const key = foldText(text)
    if (known.has(key) || known.has(withoutArticle(key)) || (named !== undefined && seriesInDescriptor(text) === named))
      continue
    known.add(key)
    parts.push(text)
  }
  return { text: parts.length === 0 ? null : parts.join(': '), series: named ?? null }
}

/** Texts in the order of the title: "A Survivor's Tale: My Father Bleeds History" opens with what kind of book it is. */
function asWritten(texts: readonly string[], items: readonly TitleItem[]): readonly string[] {
  if (texts.length < 2) return texts
  const place = (text: string) => items.findIndex((item) => item.type !== 'mark' && item.text === text)
  return texts.some((text) => place(text) < 0) ? texts : texts.toSorted((a, b) => place(a) - place(b))
}

function keyOf(text: string | null): string {
  return text === null ? '' : withoutArticle(foldText(text))
}
