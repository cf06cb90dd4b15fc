import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'

const root = join(import.meta.dirname, '..')

/** A line of `--json` output. */
export type Fact = Readonly<Record<string, unknown>> & { readonly event?: string }

/** A command of Shelfhand under way. */
export interface Started {
  readonly process: ChildProcess
  /** What it wrote for people. */
  text(): string
  /** The first fact of that event, as soon as it is written; fails when the process ends before. */
  fact(event: string): Promise<Fact>
  /** Settles with the exit status when the process has ended. */
  readonly ended: Promise<number | null>
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts what `npm start` starts, from source, with nothing of this process's own settings. */
export function spawnStart(options: SpawnOptions): Started {
  return spawnScript('scripts/start.ts', ['--json', ...(options.args ?? [])], options.environment)
}

/** Starts the command line, such as `shelfhand run library-sync`, likewise. */
export function spawnCommand(options: SpawnOptions): Started {
  return spawnScript('packages/server/src/cli.ts', [...(options.args ?? []), '--json'], options.environment)
}

/** What a process is started with. */
export interface SpawnOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

function spawnScript(script: string, args: readonly string[], environment: SpawnOptions['environment']): Started {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ABS_|SHELFHAND_|API_KEY|DATABASE_URL|AUDIBLE_|GOOGLE_)/.test(name),
  )
  const child = spawn(
    process.execPath,
    ['--conditions=@shelfhand/source', '--disable-warning=ExperimentalWarning', script, ...args],
    {
      cwd: root,
      env: { ...Object.fromEntries(inherited), SHELFHAND_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const facts: Fact[] = []
  let text = ''
  createInterface({ input: child.stdout }).on('line', (line) => facts.push(JSON.parse(line)))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = once(child, 'close').then(([status]: unknown[]) => (typeof status === 'number' ? status : null))

  return {
    process: child,
    text: () => text,
    ended,
    async fact(event) {
      for (;;) {
        const found = facts.find((fact) => fact.event === event)
        if (found !== undefined) return found
        if (child.exitCode !== null || child.signalCode !== null) {
          await ended
          const late = facts.find((fact) => fact.event === event)
          expect(late, text).toBeDefined()
          return late ?? {}
        }
        await setTimeout(20)
      }
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
