import { keepsFigures } from './counted-nouns.ts'
import { sameSequence, type Sequence } from './sequence.ts'
import type { TitleField, TitleItem } from './title-items.ts'
import { bareNumber } from './title-mark-items.ts'

type Mark = Extract<TitleItem, { type: 'mark' }>
type Text = Extract<TitleItem, { type: 'text' }>

/** Bare numbers are volume numbers where the rest of the title says so. */
export function withBareNumbers(main: TitleField, second: TitleField): TitleItem[] {
  if (!main.items.some((item) => item.type === 'text' && mayEndWithNumber(item.text))) return main.items
  const texts = main.items.filter((item) => item.type === 'text')
  const marks = [...main.items, ...second.items].filter((item) => item.type === 'mark')
  return main.items.flatMap((item): TitleItem[] => {
    if (item.type !== 'text' || item.whole === true) return [item]
    const at = texts.indexOf(item)
    const bare = bareNumber(item.text, {
      later: at > 0 && at === texts.length - 1,
      followed: at < texts.length - 1 || hasText(second),
    })
    if (bare === null) return [item]
    if (isCountedBehindComma(bare.series)) return [item]
    const stated = marks.find((mark) => mark.sequence !== null)
    if (stated !== undefined) return [againOrText(item, bare, marks)]
    const split = texts.length === 1 ? titleAndSeries(bare.series) : null
    if (split !== null)
      return [
        { ...item, text: split.title },
        { type: 'mark', series: split.series, sequence: bare.sequence, source: 'piece', tie: 'comma' },
      ]
    const mark: Mark = { type: 'mark', series: bare.series, sequence: bare.sequence, source: 'bare', tie: item.tie }
    return at === 0 || at === texts.length - 1 || texts[at + 1]?.tie === 'dash' ? [mark] : [item]
  })
}

/** A subtitle that goes on with a title: "The Dark Tower I" and "The Gunslinger". */
function hasText({ items }: TitleField): boolean {
  return items.some((item) => item.type === 'text')
}

/** Whether the last word has a figure, a letter of a Roman numeral, or anything that folding may turn into one. */
function mayEndWithNumber(text: string): boolean {
  if (boxEnding.test(text)) return true
  for (let at = text.length - 1; at >= 0; at--) {
    const code = text.charCodeAt(at)
    if (code === 32) return false
    if ((code >= 48 && code <= 57) || code > 126 || code === 73 || code === 86 || code === 88) return true
  }
  return false
}

const boxEnding = /(?:set|omnibus|bundle|collection|edition|series|complete)$/iu

/** "Ramona Quimby, Age 8" counts years. */
function isCountedBehindComma(text: string): boolean {
  const comma = text.lastIndexOf(', ')
  return comma > 0 && keepsFigures([text.slice(comma + 2).toLowerCase()])
}

/** "Witches Abroad, Discworld 12": a short name in capitals behind the comma is the series. */
function titleAndSeries(text: string): { title: string; series: string } | null {
  const comma = text.lastIndexOf(', ')
  const series = text.slice(comma + 2)
  const words = series.split(' ')
  const name =
    comma > 0 &&
    words.length <= longestShortName &&
    words.every((word) => capitalWord.test(word)) &&
    !notNames.has(words[0] ?? '')
  return name ? { title: text.slice(0, comma), series } : null
}

const longestShortName = 4

const capitalWord = /^(?:\p{Lu}[\p{L}'’.-]*|of|the|and|in|on)$/u

const notNames = new Set([
  'I',
  'No',
  'Yes',
  'So',
  'And',
  'But',
  'Or',
  'My',
  'You',
  'We',
  'of',
  'the',
  'and',
  'in',
  'on',
  "I'm",
  'Please',
  'Now',
  'Then',
])

/** Where a number is stated elsewhere, the same number behind the title only repeats it. */
function againOrText(item: Text, bare: { series: string; sequence: Sequence }, marks: readonly Mark[]): Text {
  const repeats = marks.some((mark) => sameSequence(mark.sequence, bare.sequence))
  return repeats ? { ...item, text: bare.series, numbered: true } : item
}
