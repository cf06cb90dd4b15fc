import { explainCompletion, predictCompletion, type CompletionPrediction, type CompletionRow } from './completion.ts'
import { scoreCompletion } from './completion-score.ts'
import { explainPair, predictPair, scorePairs, type PairRow } from './pairs.ts'
import type { ReleasePrediction, ReleaseRow } from './release-row.ts'
import { scoreReleases } from './release-score.ts'
import { explainReleases, predictReleases } from './releases.ts'
import { explainTitle, predictTitle, scoreTitles, type TitleRow } from './titles.ts'

/** The labelled sets, by the name of their file. */
export const setNames = ['titles', 'pairs', 'completion', 'releases'] as const

/** A labelled set. */
export type SetName = (typeof setNames)[number]

/** What the library says of a set, and how right it is. */
export interface SetResult {
  /** In the metrics of the set; only the number of rows where none carries labels. */
  score: object
  predictions: { id: string }[]
  /** Each miss with its evidence. */
  misses(): string[]
}

interface SetRules<R extends { id: string }, P extends { id: string }> {
  predict(row: R): P
  score(rows: readonly R[], predictions: ReadonlyMap<string, P>): object
  explain(row: R): string[]
  isLabelled(row: R): boolean
}

/** Predicts a set, and scores the rows that carry labels. The rows come from a file of the documented format. */
export function evaluateSet(set: SetName, rows: readonly unknown[]): SetResult {
  if (set === 'titles')
    return evaluate(set, rows as TitleRow[], {
      predict: predictTitle,
      score: (some: readonly TitleRow[], found: ReadonlyMap<string, ReturnType<typeof predictTitle>>) =>
        scoreTitles(some, found),
      explain: explainTitle,
      isLabelled: (row) => row.expect !== undefined,
    })
  if (set === 'pairs')
    return evaluate(set, rows as PairRow[], {
      predict: predictPair,
      score: (some: readonly PairRow[], found: ReadonlyMap<string, ReturnType<typeof predictPair>>) =>
        scorePairs(some, found),
      explain: explainPair,
      isLabelled: (row) => row.same !== undefined,
    })
  if (set === 'completion') {
    const rules: SetRules<CompletionRow, CompletionPrediction> = {
      predict: predictCompletion,
      score: scoreCompletion,
      explain: explainCompletion,
      isLabelled: (row) => row.expected !== undefined,
    }
    return evaluate(set, rows as CompletionRow[], rules)
  }
  const rules: SetRules<ReleaseRow, ReleasePrediction> = {
    predict: predictReleases,
    score: scoreReleases,
    explain: explainReleases,
    isLabelled: (row) => row.expected !== undefined,
  }
  return evaluate(set, rows as ReleaseRow[], rules)
}

function evaluate<R extends { id: string }, P extends { id: string }>(
  set: SetName,
  rows: readonly R[],
  rules: SetRules<R, P>,
): SetResult {
  const predictions = rows.map((row) => rules.predict(row))
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]))
  const labelled = rows.filter((row) => rules.isLabelled(row))
  return {
    score: labelled.length === 0 ? { set, n: 0, unlabelled: rows.length } : rules.score(labelled, byId),
    predictions,
    misses: () => labelled.flatMap((row) => rules.explain(row)),
  }
}
