import { canonOf } from './title-canon.ts'
import { listedPlace, titlesInOmnibus } from './omnibus-titles.ts'
import type { WorkGroup } from './missing-groups.ts'
import { rejection, type Rejection } from './missing-rejection.ts'
import type { RejectionReason } from './missing-types.ts'
import { targetPlace, type MissingTarget } from './missing-target.ts'
import { foldText } from './normalize.ts'
import type { PreparedWork } from './prepare.ts'
import { isNovellaSequence } from './sequence.ts'
import type { CandidateRecord } from './types.ts'
import { suspectedKind } from './work-kind.ts'
import { kindOfCategories } from './work-kinds.ts'

/** The rules that need all records of a work: whether it is of the wanted series, and wanted at all. */
export function groupRejection<C extends CandidateRecord>(
  group: WorkGroup<C>,
  target: MissingTarget,
  titles: ReadonlySet<string>,
): Rejection | null {
  const work = group.works[0]
  if (work === undefined) return null
  if (group.works.every(isFiledAsComic)) return rejection('comic', work)
  if (target.seriesKeys.size > 0 && group.sequence === null) return outsideSeries(group, target)
  const suspected = group.sequence === null ? suspicion(group, target, titles) : null
  if (suspected !== null) return rejection(suspected, work)
  if (holdsOtherWorks(group, titles)) return rejection('omnibus', work)
  if (!target.includeNovellas && isNovellaSequence(group.sequence))
    return rejection('novella', work, { sequence: group.sequence?.text ?? '' })
  return null
}

/** Where every source files a record under comics, it is one; light novels are filed there by mistake. */
function isFiledAsComic({ record, parsed }: PreparedWork): boolean {
  return kindOfCategories(record.categories) === 'comic' && !parsed.flags.includes('lightNovel')
}

/** Doubtful wording counts where the title names the author or another listed work: "Understanding Kate Morton". */
function suspicion<C extends CandidateRecord>(
  group: WorkGroup<C>,
  target: MissingTarget,
  titles: ReadonlySet<string>,
): RejectionReason | null {
  let kind: RejectionReason | null = null
  for (const work of group.works) {
    const suspected = suspectedKind(work.record)
    if (suspected === null || suspected === 'work' || !(namesAuthor(work, target) || namesWork(work, titles)))
      return null
    kind ??= suspected
  }
  return kind
}

function namesAuthor({ record }: PreparedWork, { people }: MissingTarget): boolean {
  const text = ` ${foldText(record.title)} ${foldText(record.subtitle)} `
  return people.some(({ key }) => key.includes(' ') && text.includes(` ${key} `))
}

/** "Emma & Northanger Abbey": at least two of the titles that it lists are works of their own. */
function holdsOtherWorks<C extends CandidateRecord>({ works }: WorkGroup<C>, titles: ReadonlySet<string>): boolean {
  for (const { record, title } of works)
    if (typeof record.title === 'string' && listMark.test(record.title) && listsOthers(record.title, title, titles))
      return true
  return false
}

const fewestListed = 2

/** A place in a series is told by a look; else counts the listed works from the end, where numbers and names of series stand, and stops when too few can be left. */
function listsOthers(text: string, own: string, titles: ReadonlySet<string>): boolean {
  const isOther = (listed: string) => {
    const title = canonOf(listed)
    return title !== own && titles.has(title)
  }
  const place = listedPlace(text)
  if (place !== null && !place.some(isOther)) return false
  const listed = titlesInOmnibus(text)
  let found = 0
  for (let at = listed.length - 1; at >= 0 && found < fewestListed && found + at + 1 >= fewestListed; at--)
    if (isOther(listed[at] ?? '')) found++
  return found >= fewestListed
}

const listMark = /[/&+;,]| and /

/** Whether the title holds the whole title of another work among its words. */
function namesWork({ full, title }: PreparedWork, titles: ReadonlySet<string>): boolean {
  const words = full.split(' ').slice(0, mostWords)
  for (let from = 0; from < words.length; from++) {
    let text = ''
    for (let to = from; to < words.length; to++) {
      text += (text === '' ? '' : ' ') + (words[to] ?? '')
      if (text.length >= shortestNamed && text !== title && text !== full && titles.has(text)) return true
    }
  }
  return false
}

/** Titles are read so far: longer ones name nothing new. */
const mostWords = 30

/** Shorter titles are words that any title may hold. */
const shortestNamed = 5

/** In another series; a record that names the wanted one without a number is not told to be in another. */
function outsideSeries<C extends CandidateRecord>({ works }: WorkGroup<C>, target: MissingTarget): Rejection {
  const [first] = works
  if (first === undefined) throw new RangeError('A group holds at least one record')
  if (works.some((work) => targetPlace(work, target) !== null)) return rejection('no_series', first)
  for (const work of works) {
    const place = work.places[0]
    if (place !== undefined) return rejection('other_series', work, { series: place.name })
  }
  return rejection('no_series', first)
}
