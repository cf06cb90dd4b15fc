import { evidence } from './evidence.ts'
import type { WorkGroup } from './missing-groups.ts'
import { targetPlace, type MissingTarget } from './missing-target.ts'
import type { Gap } from './missing-types.ts'
import type { PreparedWork } from './prepare.ts'
import { isNovellaSequence, sameSequence } from './sequence.ts'
import type { CandidateRecord, Evidence } from './types.ts'

/** Whether a source whose answer was complete lists the work. */
export function isCertain<C extends CandidateRecord>(
  group: WorkGroup<C>,
  { completeProviders }: MissingTarget,
): boolean {
  return completeProviders === null || group.works.some((work) => completeProviders.has(work.record.provider))
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
    evidence: evidenceOf(group, best, target),
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

function confidenceOf<C extends CandidateRecord>(group: WorkGroup<C>): number {
  const doubt = doubtOfOneSource / 2 ** (providersOf(group).length - 1) + (group.disputed ? 0.1 : 0)
  return Math.round((1 - doubt) * 100) / 100
}

function providersOf<C extends CandidateRecord>(group: WorkGroup<C>): string[] {
  return [...new Set(group.works.map((work) => work.record.provider))]
}

function evidenceOf<C extends CandidateRecord>(
  group: WorkGroup<C>,
  best: PreparedWork<C> | undefined,
  target: MissingTarget,
): Evidence[] {
  const providers = providersOf(group)
  const provider = providers[0] ?? ''
  const title = best?.parsed.title ?? ''
  const list = [listed(group, { provider, title }, target), evidence('gap.not_owned')]
  if (providers.length > 1)
    list.push(
      evidence('gap.sources_agree', { details: { count: String(providers.length), providers: providers.join(', ') } }),
    )
  else list.push(evidence('gap.single_source', { details: { provider } }))
  const sequence = group.sequence?.text ?? ''
  if (group.disputed) list.push(evidence('gap.number_by_majority', { fields: ['series'], details: { sequence } }))
  if (isNovellaSequence(group.sequence))
    list.push(evidence('gap.novella', { fields: ['series'], details: { sequence } }))
  if (!isCertain(group, target)) list.push(evidence('gap.source_incomplete', { details: { provider } }))
  return list
}

function listed<C extends CandidateRecord>(
  group: WorkGroup<C>,
  { provider, title }: { provider: string; title: string },
  target: MissingTarget,
): Evidence {
  if (target.seriesName !== null && group.sequence !== null) {
    return evidence('gap.listed', {
      fields: ['title', 'series'],
      details: { provider, title, place: `number ${group.sequence.text} of ${target.seriesName}` },
    })
  }
  return evidence('gap.by_author', {
    fields: ['title', 'authors'],
    details: { provider, title, author: target.people[0]?.name ?? '' },
  })
}
