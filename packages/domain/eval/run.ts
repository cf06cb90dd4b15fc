import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { evaluateSet, setNames, type SetName } from './sets.ts'

const usage = 'Usage: npm run eval -- <folder> [--predictions <out>] [--errors]'

/** Predicts and scores every set found in a folder: one line of JSON a set on standard output, misses on standard error. */
function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { predictions: { type: 'string' }, errors: { type: 'boolean', default: false } },
  })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) return fail(usage)
  const sets = setNames.filter((set) => existsSync(path.join(folder, `${set}.jsonl`)))
  if (sets.length === 0)
    return fail(`No labelled set in ${folder}: expected ${setNames.map((set) => `${set}.jsonl`).join(', ')}.`)
  for (const set of sets) report(set, rowsOf(path.join(folder, `${set}.jsonl`)), values)
  return 0
}

function report(
  set: SetName,
  rows: unknown[],
  { predictions, errors }: { predictions?: string | undefined; errors: boolean },
): void {
  const result = evaluateSet(set, rows)
  console.log(JSON.stringify(result.score))
  if (errors) for (const miss of result.misses()) console.error(JSON.stringify({ set, miss }))
  if (predictions === undefined) return
  mkdirSync(predictions, { recursive: true })
  const lines = result.predictions.map((prediction) => `${JSON.stringify(prediction)}\n`)
  writeFileSync(path.join(predictions, `${set}.jsonl`), lines.join(''))
}

function rowsOf(file: string): unknown[] {
  const rows: unknown[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      rows.push(JSON.parse(line))
    } catch (cause) {
      throw new Error(`${file}: line ${index + 1} is not JSON.`, { cause })
    }
  }
  return rows
}

function fail(message: string): number {
  console.error(message)
  return 2
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  process.exitCode = fail(error instanceof Error ? error.message : String(error))
}
