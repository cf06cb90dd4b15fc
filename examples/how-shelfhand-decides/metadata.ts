import { planMetadata } from '@shelfhand/domain/discovery'

const book = { title: '13 - Small Gods (Unabridged)', authors: ['Terry Pratchett'], asin: 'B0036I54I6' }
const candidates = [
  {
    id: '1',
    provider: 'audible',
    title: 'Small Gods',
    authors: ['Terry Pratchett'],
    asin: 'B0036I54I6',
    publisher: 'Random House',
    language: 'English',
    durationSeconds: 36_000,
  },
  {
    id: '2',
    provider: 'google',
    title: 'Small Gods: Study Guide',
    authors: ['SuperSummary'],
    publisher: 'SuperSummary',
  },
]
const show = (plan: ReturnType<typeof planMetadata>) => {
  console.log(plan.decision)
  for (const { field, from, to, evidence } of plan.changes)
    console.log(`  ${field}: ${JSON.stringify(from)} -> ${JSON.stringify(to)} (${evidence.at(-1)?.sentence})`)
  for (const { sentence } of plan.evidence) console.log(`  ${sentence}`)
}
show(planMetadata(book, candidates, { overwrite: 'better' }))
show(
  planMetadata(
    { ...book, asin: 'B000000000' },
    candidates.slice(0, 1).map((one) => ({ ...one, title: '13 - Small Gods' })),
  ),
)
