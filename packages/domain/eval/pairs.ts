import { sameWork, type WorkRecord } from '../src/discovery/index.ts'
import { harmonicMean, rate, round } from './comparable.ts'

/** A row of `pairs.jsonl`. */
export interface PairRow {
  id: string
  a: WorkRecord
  b: WorkRecord
  same?: boolean
}

/** The prediction for one row; the label is not read. */
export function predictPair({ id, a, b }: PairRow): { id: string; same: boolean } {
  return { id, same: sameWork(a, b).same }
}

/** Precision, recall and F1 of "same". */
export function scorePairs(
  rows: readonly PairRow[],
  predictions: ReadonlyMap<string, { same: boolean }>,
): Record<string, string | number> {
  const labelled = rows.filter((row) => row.same !== undefined)
  const count = (same: boolean, said: boolean) =>
    labelled.filter((row) => row.same === same && (predictions.get(row.id)?.same ?? false) === said).length
  const [tp, fp, fn, tn] = [count(true, true), count(false, true), count(true, false), count(false, false)]
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  const f1 = round(harmonicMean(precision, recall))
  return {
    set: 'pairs',
    n: labelled.length,
    precision: round(precision),
    recall: round(recall),
    f1,
    accuracy: rate(tp + tn, labelled.length),
    tp,
    fp,
    fn,
    tn,
  }
}

/** The miss of a row with its evidence. */
export function explainPair({ a, b, same }: PairRow): string[] {
  if (same === undefined) return []
  const verdict = sameWork(a, b)
  if (verdict.same === same) return []
  const reasons = verdict.evidence.map(({ sentence }) => sentence).join(' ')
  return [`${same ? 'not found' : 'wrongly the same'}: ${describe(a)} | ${describe(b)} (${reasons})`]
}

function describe({ title, subtitle, authors, series }: WorkRecord): string {
  const places = (series ?? []).map(({ name, sequence }) => `${name} #${sequence ?? '?'}`)
  return [title, subtitle ?? '', JSON.stringify(authors ?? []), ...places].filter((part) => part !== '').join(', ')
}
