import { comparableSequence, harmonicMean, rate, round } from './comparable.ts'
import type { CompletionPrediction, CompletionRow, ExpectedWork } from './completion.ts'

/** The figures of a set of cases. */
export interface CompletionFigures {
  cases: number
  precision: number
  recall: number
  f1: number
  /** F1 for each case, averaged; an empty list that is right counts 1. */
  macroF1: number
  exactCases: number
  /** Share of right numbers among right works whose number is known; null without any. */
  seqAcc: number | null
  tp: number
  fp: number
  fn: number
}

/** The figures of all cases and of each kind, with what was wrongly listed. */
export interface CompletionScore extends CompletionFigures {
  set: 'completion'
  n: number
  series: CompletionFigures | null
  author: CompletionFigures | null
  fpKinds: Record<string, number>
}

interface CaseResult {
  kind: string
  tp: number
  fp: number
  fn: number
  numbered: number
  numberRight: number
  wrongKinds: string[]
}

/** Scores predictions: each expected work counts once, a second record of it is a false positive. */
export function scoreCompletion(
  rows: readonly CompletionRow[],
  predictions: ReadonlyMap<string, CompletionPrediction>,
): CompletionScore {
  const results = rows.flatMap((row) =>
    row.expected === undefined ? [] : [resultOf(row, row.expected, predictions.get(row.id))],
  )
  const fpKinds: Record<string, number> = {}
  for (const kind of results.flatMap(({ wrongKinds }) => wrongKinds)) fpKinds[kind] = (fpKinds[kind] ?? 0) + 1
  const ofKind = (kind: string) => {
    const some = results.filter((result) => result.kind === kind)
    return some.length === 0 ? null : figures(some)
  }
  return {
    set: 'completion',
    n: results.length,
    ...figures(results),
    series: ofKind('series'),
    author: ofKind('author'),
    fpKinds,
  }
}

function resultOf(
  row: CompletionRow,
  expected: readonly ExpectedWork[],
  prediction: CompletionPrediction | undefined,
): CaseResult {
  const result: CaseResult = {
    kind: row.kind ?? 'series',
    tp: 0,
    fp: 0,
    fn: 0,
    numbered: 0,
    numberRight: 0,
    wrongKinds: [],
  }
  const named = new Set<ExpectedWork>()
  for (const { ref, sequence } of prediction?.missing ?? []) {
    const work = expected.find(({ refs }) => refs.includes(ref))
    if (work === undefined || named.has(work)) {
      result.fp++
      result.wrongKinds.push(work === undefined ? wrongKind(row, ref) : 'duplicate')
      continue
    }
    named.add(work)
    result.tp++
    if (work.sequence === null) continue
    result.numbered++
    if (comparableSequence(sequence) === comparableSequence(work.sequence)) result.numberRight++
  }
  result.fn = expected.length - result.tp
  return result
}

function wrongKind({ gold }: CompletionRow, ref: string): string {
  const kind = gold?.[ref]?.kind ?? 'unknown'
  return kind === 'work' ? 'owned' : kind
}

function figures(results: readonly CaseResult[]): CompletionFigures {
  const sum = (field: 'tp' | 'fp' | 'fn' | 'numbered' | 'numberRight') =>
    results.reduce((total, result) => total + result[field], 0)
  const [tp, fp, fn] = [sum('tp'), sum('fp'), sum('fn')]
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  const macro = results.reduce((total, result) => total + caseF1(result), 0)
  return {
    cases: results.length,
    precision: round(precision),
    recall: round(recall),
    f1: round(harmonicMean(precision, recall)),
    macroF1: rate(macro, results.length),
    exactCases: rate(results.filter((result) => result.fp + result.fn === 0).length, results.length),
    seqAcc: sum('numbered') === 0 ? null : rate(sum('numberRight'), sum('numbered')),
    tp,
    fp,
    fn,
  }
}

function caseF1({ tp, fp, fn }: CaseResult): number {
  const precision = tp + fp > 0 ? tp / (tp + fp) : fn > 0 ? 0 : 1
  const recall = tp + fn > 0 ? tp / (tp + fn) : fp > 0 ? 0 : 1
  return harmonicMean(precision, recall)
}
