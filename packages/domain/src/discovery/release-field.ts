import { yearOfWord } from './release-figures.ts'
import { isWantedSeries, isWantedTitle, seriesKey, wantedAuthor } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { namesScore, splitNames } from './release-names.ts'
import { letteredPosition, positionOf } from './release-position.ts'
import type { Position } from './release-position.ts'
import { textOf, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

const unlikelyName = -2

/** What stands between two separators, and what it could be; each answer is worked out when it is first asked for. */
export class Field {
  readonly text: string
  readonly #hints: PreparedHints
  #words: readonly Word[] | undefined
  #names: number | undefined
  #wantedAuthor: boolean | undefined
  #wantedTitle: boolean | undefined
  #wantedSeries: boolean | undefined
  #position: Position | null | undefined

  /** `series`: a series that the notes of the name state; its name is no person's. */
  constructor(text: string, hints: PreparedHints, series: string | null = null) {
    this.text = text
    this.#hints = hints
    if (series !== null && seriesKey(series) === seriesKey(text)) this.#names = unlikelyName
  }

  get words(): readonly Word[] {
    return (this.#words ??= wordsOf(this.text))
  }

  /** How much it looks like names: from `likelyName` on it is taken for them. */
  get names(): number {
    return (this.#names ??= namesScore(this.text))
  }

  get wantedAuthor(): boolean {
    return (this.#wantedAuthor ??=
      this.#hints.authors.length > 0 && splitNames(this.text).some((name) => wantedAuthor(name, this.#hints) !== null))
  }

  get wantedTitle(): boolean {
    return (this.#wantedTitle ??=
      isWantedTitle(this.text, this.#hints) || isWantedTitle(this.#afterNumber(), this.#hints))
  }

  get wantedSeries(): boolean {
    return (this.#wantedSeries ??= isWantedSeries(this.position?.series ?? this.text, this.#hints))
  }

  get year(): number | null {
    return this.words.length === 1 ? yearOfWord(this.words[0]?.key ?? '') : null
  }

  get position(): Position | null {
    if (this.#position === undefined) this.#position = positionOf(this.words) ?? letteredPosition(this.words)
    return this.#position
  }

  /** "10 The Hard Way" without its number. */
  #afterNumber(): string {
    return /^\d{1,3}$/.test(this.words[0]?.key ?? '') ? textOf(this.words, 1) : ''
  }
}
