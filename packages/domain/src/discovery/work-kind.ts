import { foldText } from './normalize.ts'
import type { ParsedTitle } from './title-types.ts'
import { isMadeOfTitle, isMadeOfVolume } from './subtitle-kind.ts'
import type { WorkRecord } from './types.ts'
import { certainWording, kindOfCategories, kindOfEnding, kindsInWording, type WorkKind } from './work-kinds.ts'

const chapters =
  / (?:chapters? \d{1,2} (?:to |through |and )?\d{1,2}|first (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) chapters) $/
const minutesSummary = / \d{1,2} minutes? (?:summary|read|guide|analysis) /

const summaryHead =
  /^(?:summary|workbook|analysis|study guide|conversation starters|trivia|zusammenfassung|résumé|resumen|riassunto|samenvatting) ?[:–—-]/i
const sampleHead =
  /^(?:sample|excerpt|preview|extract|leseprobe|hörprobe|extrait|extracto|fragmento|estratto|fragment) ?[:–—-]/i

/** "Summary: Atomic Habits by James Clear", "Workbook - …": in front of a colon or dash, the word is no title. */
function isSummaryHead(title: unknown): boolean {
  return typeof title === 'string' && summaryHead.test(title)
}

/** "Extrait : Les Catilinaires". */
function isSampleHead(title: unknown): boolean {
  return typeof title === 'string' && sampleHead.test(title)
}

/** The kind by the wording of the whole, or of a subtitle, or the title of a volume, that only says what was made of it. */
export function kindOfWork(
  record: WorkRecord,
  parsed: ParsedTitle,
  { title, subtitle }: { title: string; subtitle: string | null },
): WorkKind {
  const kind = workKind(record, parsed)
  if (kind !== 'work') return kind
  const made =
    (subtitle !== null && isMadeOfTitle(subtitle)) ||
    (parsed.series !== null && parsed.sequence !== null && isMadeOfVolume(title))
  return made ? 'companion' : 'work'
}

/** What a record is, by wording that leaves no doubt. Doubtful wording is left to those who know what was asked for. */
export function workKind(record: WorkRecord, parsed: ParsedTitle): WorkKind {
  const title = foldText(record.title)
  const subtitle = foldText(record.subtitle)
  const both = withoutReaders(subtitle === '' ? title : `${title} ${subtitle}`)
  const { kind, companion } = certainWording(both)
  if (kind !== null) return kind
  if ((both.includes('minute') && minutesSummary.test(` ${both} `)) || isSummaryHead(record.title)) return 'summary'
  if (isSampleHead(record.title)) return 'sample'
  if (both.includes('chapter') && (chapters.test(` ${both} `) || chapters.test(` ${title} `))) return 'sample'
  if (companion) return 'companion'
  return kindOfFlags(parsed) ?? (isPreviewEnding(title) ? 'sample' : 'work')
}

/** "Read by a full cast of 166 narrators" is a reading, not a dramatisation. */
function withoutReaders(folded: string): string {
  return folded.includes('full cast') ? folded.replace(readByCast, ' ').trim() : folded
}

const readByCast = /(?:^| )(?:read|narrated|performed) by (?:a |the )?full cast/g

function kindOfFlags({ flags }: ParsedTitle): WorkKind | null {
  if (flags.includes('summary')) return 'summary'
  if (flags.includes('sample')) return 'sample'
  if (flags.includes('comic')) return 'comic'
  return flags.includes('dramatized') ? 'dramatized' : null
}

function isPreviewEnding(title: string): boolean {
  return kindOfEnding(title) === 'sample'
}

/** What categories or doubtful wording suggest: enough against a record that nothing else speaks for. */
export function suspectedKind(record: WorkRecord): WorkKind | null {
  const title = foldText(record.title)
  const subtitle = foldText(record.subtitle)
  return (
    kindOfCategories(record.categories) ??
    kindsInWording(subtitle === '' ? title : `${title} ${subtitle}`, ['companion', 'biography']) ??
    kindOfEnding(title)
  )
}
