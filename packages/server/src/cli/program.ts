import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../version.ts'
import type { CommandOptions, Flags } from './command.ts'
import { explain, wrongUsage } from './exit-error.ts'
import { type Output, processOutput } from './output.ts'
import { runTaskCommand } from './run-task.ts'
import { startCommand } from './start.ts'

/** What a process hands to the command line. */
export interface ProgramOptions extends CommandOptions {
  /** Without the interpreter and the script. */
  readonly args: readonly string[]
  /** Where commands write; the process's own streams when absent. */
  readonly output?: (options: { readonly json: boolean }) => Output
}

// Defaults of commander would be shown in the help, where "(default: false)" says nothing.
const noFlags: Flags = { json: false, verbose: false, check: false, set: [], dryRun: false }

/** Runs one command and gives the exit status: 0 done, 1 not done, 2 called wrongly. Never rejects. */
export async function runProgram(options: ProgramOptions): Promise<number> {
  const { args, output: outputOf = processOutput, ...shared } = options
  let status = 0
  let verbose = false
  let output = outputOf({ json: false })

  const command = (work: (output: Output, flags: Flags) => Promise<number>) => async (given: Partial<Flags>) => {
    const flags: Flags = { ...noFlags, ...given }
    verbose = flags.verbose
    output = outputOf({ json: flags.json })
    status = await work(output, flags)
  }
  const program = new Command('shelfhand')
    .description('Automation around Audiobookshelf')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (text) => output.problem(text.trimEnd()) })
    .enablePositionalOptions()
    .showHelpAfterError('(shelfhand --help lists the commands)')

  common(program.command('start').description('Starts the server and runs tasks on their schedules'))
    .option('--check', 'first copies the library, checks its series, and prints what is missing')
    .action(command((to, flags) => startCommand({ ...shared, ...flags, output: to })))

  common(program.command('run').description('Runs one task now and waits for its end'))
    .argument('<task>', 'id of the task, such as library-sync')
    .addOption(new Option('--set <key=value...>', 'a setting of the task for this run').argParser(collect))
    .option('--dry-run', 'says what would be done, and does nothing')
    .action((task: string, given: Partial<Flags>) =>
      command((to, flags) => runTaskCommand({ ...shared, ...flags, output: to, task }))(given),
    )

  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage
    const { sentence, status: code } = explain(error)
    output.problem(sentence)
    if (verbose && error instanceof Error) output.problem(String(error.stack))
    return code
  }
}

function common(command: Command): Command {
  return command
    .option('--json', 'writes facts for programs to standard output, one JSON value a line')
    .option('--verbose', 'shows where an error came from')
    .option('--config <file>', 'a configuration file; shelfhand.config.ts (.js, .mjs, .json) when absent')
}

function collect(text: string, before: readonly (readonly [string, string])[] = []): (readonly [string, string])[] {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as key=value.')
  return [...before, [text.slice(0, at), text.slice(at + 1)]]
}
