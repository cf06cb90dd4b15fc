// Brings the library of a running server up to date and prints what is missing from it.
import { allMissing } from './all-missing.ts'
import { connect } from './api.ts'
import { refusalOf } from './refusal-of.ts'
import { runAndWait } from './run-and-wait.ts'

const api = connect({
  url: process.env['SHELFHAND_URL'] ?? 'http://127.0.0.1:8000',
  key: process.env['SHELFHAND_KEY'] ?? '',
})

try {
  for (const task of ['library-sync', 'series-completion']) {
    const { status, itemsProcessed, errorMessage } = await runAndWait(api, task)
    console.log(`${task}: ${status.toLowerCase()}, ${itemsProcessed} items${errorMessage ? `: ${errorMessage}` : ''}`)
  }
  for await (const { seriesName, seriesSequence, title } of allMissing(api)) {
    console.log(`${seriesName ?? '–'} ${seriesSequence ?? '–'}: ${title}`)
  }
} catch (error) {
  const refusal = refusalOf(error)
  if (refusal === null) throw error
  console.error(`${refusal.code}: ${refusal.detail ?? refusal.title}`)
  process.exitCode = 1
}
