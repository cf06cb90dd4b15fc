import { evidence } from './evidence.ts'
import type { WorkGroup } from './missing-groups.ts'
import { authorFit, targetPlace, type MissingTarget } from './missing-target.ts'
import type { Gap } from './missing-types.ts'
import type { PreparedWork } from './prepare.ts'
import { isNovellaSequence, sameSequence, type Sequence } from './sequence.ts'
import type { CandidateRecord, Evidence } from './types.ts'

/** Whether a source whose answer was complete lists the work, and as one by the wanted author. */
export function isCertain<C extends CandidateRecord>(group: WorkGroup<C>, target: MissingTarget): boolean {
  return isListed(group, target) && !isWithoutAuthor(group, target)
}

function isListed<C extends CandidateRecord>({ works }: WorkGroup<C>, { completeProviders }: MissingTarget): boolean {
  return completeProviders === null || works.some((work) => completeProviders.has(work.record.provider))
}

/** Where only the author tells whether a work is wanted: no record of it names one. */
function isWithoutAuthor<C extends CandidateRecord>({ works }: WorkGroup<C>, target: MissingTarget): boolean {
  return target.seriesName === null && works.every((work) => authorFit(work, target) === 'unknown')
}

/** Makes the gap of a work: the fullest record speaks for it. */
export function gapOf<C extends CandidateRecord>(group: WorkGroup<C>, target: MissingTarget): Gap<C> {
  const works = group.works.toSorted(
    (a, b) => fullness(b, target) - fullness(a, target) - contradiction(b, group) + contradiction(a, group),
  )
  const [best] = works
  return {
    title: best?.parsed.title ?? '',
    subtitle: best?.parsed.subtitle ?? null,
    sequence: group.sequence?.text ?? null,
    novella: isNovellaSequence(group.sequence),
    confidence: confidenceOf(group),
    candidates: works.map((work) => work.record),
    evidence: evidenceOf({ ...group, works }, target),
  }
}

/** "Volume 3" filed as number 4 speaks for neither: any other record of the work comes before it. */
function contradiction<C extends CandidateRecord>({ parsed }: PreparedWork<C>, { sequence }: WorkGroup<C>): number {
  const own = parsed.titled ? null : parsed.sequence
  return own === null || sequence === null || sameSequence(own, sequence) ? 0 : mostPoints
}

/** More than the points that a record can have. */
const mostPoints = 10

/** How much a record tells: its place in the wanted series first, then identifiers and date. */
function fullness(work: PreparedWork<CandidateRecord>, target: MissingTarget): number {
  const { record } = work
  let points = targetPlace(work, target)?.sequence === undefined ? 0 : 4
  if (work.asin !== null) points += 2
  if (work.isbn !== null) points += 1
  if (work.language !== null) points += 1
  if (typeof record.publishedDate === 'string' && record.publishedDate !== '') points += 1
  return points
}

/** One source alone may err; each further one halves the doubt that is left. */
const doubtOfOneSource = 0.3

/** Where sources give several numbers, one of them confuses two works: less than a source too few, and for all of them. */
const doubtOfDispute = 0.1

function confidenceOf<C extends CandidateRecord>(group: WorkGroup<C>): number {
  const doubt = doubtOfOneSource / 2 ** (providersOf(group).length - 1) + (group.disputed ? doubtOfDispute : 0)
  return Math.round((1 - doubt) * 100) / 100
}

function providersOf<C extends CandidateRecord>(group: WorkGroup<C>): string[] {
  return [...new Set(group.works.map((work) => work.record.provider))]
}

function evidenceOf<C extends CandidateRecord>(group: WorkGroup<C>, target: MissingTarget): Evidence[] {
  const providers = providersOf(group)
  const list = [listed(group, target), evidence('gap.not_owned')]
  if (providers.length > 1)
    list.push(
      evidence('gap.sources_agree', { details: { count: String(providers.length), providers: providers.join(', ') } }),
    )
  else list.push(evidence('gap.single_source', { details: { provider: providers[0] ?? '' } }))
  const sequence = group.sequence?.text ?? ''
  if (group.disputed) list.push(evidence('gap.number_by_majority', { fields: ['series'], details: { sequence } }))
  if (isNovellaSequence(group.sequence))
    list.push(evidence('gap.novella', { fields: ['series'], details: { sequence } }))
  if (!isListed(group, target))
    list.push(evidence('gap.source_incomplete', { details: { provider: providers.join(', ') } }))
  return list
}

/** What a source says of the work: the fullest record that states the number, else the fullest one. */
function listed<C extends CandidateRecord>(group: WorkGroup<C>, target: MissingTarget): Evidence {
  const { works, sequence } = group
  const ofSeries = target.seriesName !== null && sequence !== null
  const speaker = (ofSeries ? works.find((work) => statesNumber(work, sequence, target)) : undefined) ?? works[0]
  const details = { provider: speaker?.record.provider ?? '', title: speaker?.parsed.title ?? '' }
  if (ofSeries) {
    const place = `number ${sequence.text} of ${target.seriesName}`
    return evidence('gap.listed', { fields: ['title', 'series'], details: { ...details, place } })
  }
  const fields = ['title', 'authors']
  const author = speaker?.people[0] === undefined ? undefined : (target.people[0] ?? speaker.people[0]).name
  return author === undefined
    ? evidence('gap.author_unknown', { fields, details })
    : evidence('gap.by_author', { fields, details: { ...details, author } })
}

function statesNumber(work: PreparedWork, sequence: Sequence, target: MissingTarget): boolean {
  return sameSequence(targetPlace(work, target)?.sequence ?? null, sequence)
}
