import { findMissing } from '@shelfhand/domain/discovery'

const authors = ['James S. A. Corey']
const place = (sequence: string) => [{ name: 'The Expanse', sequence }]
const owned = [{ title: '01 - Leviathan Wakes (Unabridged)', authors }]
const candidates = [
  { id: '1', provider: 'audible', title: 'Leviathan Wakes', authors, series: place('1') },
  { id: '2', provider: 'audible', title: "Caliban's War", authors, series: place('2') },
  { id: '3', provider: 'hardcover', title: "Caliban's War (The Expanse, #2)", authors },
  { id: '4', provider: 'audible', title: 'The Churn', authors, series: place('3.5') },
  { id: '5', provider: 'google', title: 'The Expanse Boxed Set (Books 1-3)', authors },
  { id: '6', provider: 'google', title: "Summary of Caliban's War", authors: ['Instaread'] },
  { id: '7', provider: 'audible', title: 'Calibans Krieg', authors, series: place('2'), language: 'German' },
]
const { missing, covered, rejected } = findMissing(owned, candidates, {
  target: { series: 'The Expanse', author: 'James S. A. Corey' },
  language: 'en',
})
for (const gap of missing) {
  console.log(`missing: ${gap.title}, number ${gap.sequence}, confidence ${gap.confidence}`)
  for (const { sentence } of gap.evidence) console.log(`  ${sentence}`)
}
for (const { candidate, evidence } of covered) console.log(`covered: ${candidate.title}\n  ${evidence[0]?.sentence}`)
for (const { candidate, reason, evidence } of rejected)
  console.log(`rejected (${reason}): ${candidate.title}\n  ${evidence[0]?.sentence}`)
