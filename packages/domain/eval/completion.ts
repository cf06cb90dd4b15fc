import { findMissing, type CandidateRecord, type MissingReport, type WorkRecord } from '../src/discovery/index.ts'

/** A row of `completion.jsonl`: what is owned, what sources offer, and, in labelled sets, what is missing. */
export interface CompletionRow {
  id: string
  kind?: 'series' | 'author'
  target: { series?: string | null; author?: string | null }
  options?: { language?: string | null; includeNovellas?: boolean }
  owned: WorkRecord[]
  candidates: CandidateRecord[]
  expected?: ExpectedWork[]
  gold?: Record<string, { kind: string; work: string | null }>
}

/** A work that is missing; any of the candidates `refs` stands for it. */
export interface ExpectedWork {
  title: string
  sequence: string | null
  refs: string[]
}

/** The missing works that the library lists, each by one candidate. */
export interface CompletionPrediction {
  id: string
  missing: { ref: string; title: string; sequence: string | null }[]
}

/** The prediction for one row; labels are not read. */
export function predictCompletion(row: CompletionRow): CompletionPrediction {
  const missing = reportOf(row).missing.flatMap(({ title, sequence, candidates }) =>
    candidates.slice(0, 1).map(({ id }) => ({ ref: id, title, sequence })),
  )
  return { id: row.id, missing }
}

function reportOf({ owned, candidates, target, options }: CompletionRow): MissingReport<WorkRecord, CandidateRecord> {
  return findMissing(owned, candidates, {
    target,
    language: options?.language,
    includeNovellas: options?.includeNovellas,
  })
}

/** The misses of one row with their evidence. */
export function explainCompletion(row: CompletionRow): string[] {
  const { expected } = row
  if (expected === undefined) return []
  const report = reportOf(row)
  const misses: string[] = []
  const found = new Set<ExpectedWork>()
  for (const gap of report.missing) {
    const work = expected.find(({ refs }) => refs.includes(gap.candidates[0]?.id ?? ''))
    if (work === undefined || found.has(work))
      misses.push(`${row.id} wrongly missing: ${gap.title} (${gap.evidence.map(({ sentence }) => sentence).join(' ')})`)
    else found.add(work)
  }
  for (const work of expected)
    if (!found.has(work)) misses.push(`${row.id} not found: ${work.title} (${whereabouts(work, report)})`)
  return misses
}

/** In which list the records of a work are, and why. */
function whereabouts(
  { refs }: ExpectedWork,
  { covered, rejected }: MissingReport<WorkRecord, CandidateRecord>,
): string {
  const sentences = [...covered, ...rejected].flatMap(({ candidate, evidence }) =>
    refs.includes(candidate.id) ? evidence.map(({ sentence }) => sentence) : [],
  )
  return [...new Set(sentences)].join(' ')
}
