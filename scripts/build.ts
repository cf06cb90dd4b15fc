import { runStep } from './run-step.ts'

/** Builds the four packages: JavaScript by tsup, declarations by tsc, in the order of their arrows. */
const packages = ['clients', 'domain', 'tasks', 'server']

await runStep('declarations', 'tsc', ['-b'])
for (const name of packages) await runStep(`build ${name}`, 'tsup', ['--silent'], { cwd: `packages/${name}` })
