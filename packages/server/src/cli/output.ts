/** Where a command writes, so that tests can read it and `--json` can keep standard output for programs. */
export interface Output {
  /** A line for people. Goes to standard error under `--json`. */
  line(text?: string): void
  /** One JSON value on a line of its own, on standard output. Written only under `--json`. */
  json(value: unknown): void
  /** What went wrong, in a sentence, on standard error. */
  problem(sentence: string): void
  /** Whether a person is watching: then progress may be drawn in place. */
  readonly interactive: boolean
}

/** The output of a process. */
export function processOutput(options: { readonly json: boolean }): Output {
  const people = options.json ? process.stderr : process.stdout
  return {
    line: (text = '') => void people.write(`${text}\n`),
    json: (value) => void (options.json && process.stdout.write(`${JSON.stringify(value)}\n`)),
    problem: (sentence) => void process.stderr.write(`${sentence}\n`),
    interactive: people.isTTY && process.env['TERM'] !== 'dumb',
  }
}
