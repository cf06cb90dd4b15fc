import { foldText } from './normalize.ts'
import type { PreparedWork } from './prepare.ts'
import { WordFinder } from './word-finder.ts'
import { wordSet } from './word-list.ts'
import type { WorkKind } from './work-kinds.ts'

/** What a record is that names another work, or its author, and adds only words of one of these lists. */
export type DerivedKind = Exclude<WorkKind, 'work'> | 'part' | 'omnibus'

const tellingWords: readonly (readonly [DerivedKind, ReadonlySet<string>])[] = [
  [
    'summary',
    wordSet(
      'summary notes explained insights digest review reviewed quiz analysis breakdown recap abstract guide takeaways workbook questions synopsis cheat',
    ),
  ],
  ['sample', wordSet('excerpt teaser preview sampler sample extract prologue bonus')],
  ['comic', wordSet('manga comic comics webtoon')],
  [
    'companion',
    wordSet(
      'companion atlas calendar journal notebook cookbook trivia map maps poster posters postcards diary planner encyclopedia illustrated official unofficial art making world puzzle coloring colouring sketchbook artbook fanbook picture unauthorized unauthorised handbook sourcebook almanac lexicon dictionary',
    ),
  ],
  ['young_readers', wordSet('retelling retold')],
  ['part', wordSet('part pt disc')],
  ['dramatized', wordSet('drama dramatisation dramatization radio')],
  ['music', wordSet('soundtrack score')],
  ['podcast', wordSet('podcast')],
]
const tellingOfAuthor: readonly (readonly [DerivedKind, ReadonlySet<string>])[] = [
  ['omnibus', wordSet('complete collected best works selected essential omnibus collection novels treasury')],
  [
    'biography',
    wordSet(
      'life biography understanding reading interview interviews conversations philosophy critical companion cambridge oxford portrait letters bibliography handbook introduction',
    ),
  ],
]

/** Words that may stand beside the telling ones. */
const plainWords = wordSet(`
  the a an of to on for in from with and by to at book books series cycle saga quick short full reader readers complete first second one two three four five
  six seven eight nine ten i ii iii iv v fan fans edition new ultimate essential lined blank daily movie film tv show about inside behind scenes children kids
`)
const figures = /^\d+$/

/** What is known of the other records. */
export interface KnownNames {
  /** Canonical titles of all records. */
  titles: ReadonlySet<string>
  /** Keys of the wanted authors. */
  authors: readonly string[]
  /** Keys of the wanted series. */
  series: ReadonlySet<string>
}

/** Titles shorter than this are words that any title may hold. */
const shortestTitle = 5
const mostWords = 24

/**
 * The kind of a record whose words are the title of another work (or the author's name, or the series) and words that
 * only say what was made of it: "Notes on The Salt Road", "The Salt Road Journal". Null for anything else.
 */
export function derivedKind(work: PreparedWork, names: KnownNames): DerivedKind | null {
  if (!tellingFinder.isIn(work.full)) return null
  const words = work.full.split(' ')
  if (words.length > mostWords) return null
  const text = ` ${foldText(work.record.title)} ${foldText(work.record.subtitle)} `
  const author = names.authors.find((key) => key.includes(' ') && text.includes(` ${key} `))
  if (author !== undefined) {
    const rest = ` ${work.full} `.replace(` ${author} `, ' ').trim().split(' ')
    if (rest.every(isKnownWord)) return kindOf(rest, [...tellingOfAuthor, ...tellingWords])
  }
  return kindBesideName(work, words, names)
}

/**
 * Looks for the title of another work, or for a series, among the words; longer names first. A name has to hold every word
 * that says more than what was made of it.
 */
function kindBesideName(
  work: PreparedWork,
  words: readonly string[],
  { titles, authors, series }: KnownNames,
): DerivedKind | null {
  const numbered = work.places.some((place) => place.sequence !== null)
  const people = new Set(authors.flatMap((key) => key.split(' ').flatMap((word) => [word, `${word}s`])))
  const isSaid = (word: string) => isKnownWord(word) || people.has(word)
  const first = words.findIndex((word) => !isSaid(word))
  const latestStart = first < 0 ? words.length - 1 : first
  const last = words.findLastIndex((word) => !isSaid(word))
  for (let from = 0; from <= latestStart; from++) {
    for (let to = words.length; to > Math.max(from, last); to--) {
      if (to - from === words.length) continue
      const named = words.slice(from, to).join(' ')
      const isSeries = !numbered && series.has(named)
      if (named.length < shortestTitle || named === work.title || !(isSeries || titles.has(named))) continue
      const rest = [...words.slice(0, from), ...words.slice(to)].filter((word) => !people.has(word))
      const kind = kindOf(rest, isSeries ? [...tellingWords, ...tellingOfAuthor.slice(0, 1)] : tellingWords)
      if (kind === 'part' && isVolumeOfPart(work)) continue
      if (kind !== null) return kind
    }
  }
  return null
}

/** "Ascendance of a Bookworm: Part 1, Volume 2" is a whole volume, of a series whose books are grouped in parts. */
function isVolumeOfPart({ selfTitled, parsed }: PreparedWork): boolean {
  return selfTitled && parsed.sequence !== null
}

const allTelling = new Set([...tellingOfAuthor, ...tellingWords].flatMap(([, set]) => [...set]))
const tellingFinder = new WordFinder(allTelling)

function isKnownWord(word: string): boolean {
  return word === '' || plainWords.has(word) || figures.test(word) || allTelling.has(word)
}

function kindOf(
  words: readonly string[],
  lists: readonly (readonly [DerivedKind, ReadonlySet<string>])[],
): DerivedKind | null {
  return lists.find(([, set]) => words.some((word) => set.has(word)))?.[0] ?? null
}
