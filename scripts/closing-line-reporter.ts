import type { Reporter, TestModule } from 'vitest/node'

/** Ends a test run with the plain line `N passed, N failed, N skipped`, which scripts can read. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      let tests = 0
      for (const test of module.children.allTests()) {
        tests += 1
        count[test.result().state] += 1
      }
      if (!module.ok() && (tests === 0 || module.errors().length > 0)) count.failed += 1
    }
    // Written after the default reporter's summary, so that it is the last line.
    setImmediate(() => {
      process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`)
    })
  }
}
