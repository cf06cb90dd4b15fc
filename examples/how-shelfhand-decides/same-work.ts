import { sameWork } from '@shelfhand/domain/discovery'

const pairs = [
  [
    { title: 'Gathering Storm, The', authors: ['Jordan, Robert'] },
    { title: 'The Gathering Storm', authors: ['Robert Jordan', 'Brandon Sanderson'] },
  ],
  [
    { title: 'Dune', authors: ['Frank Herbert'] },
    { title: 'Dune Messiah', authors: ['Frank Herbert'] },
  ],
  [
    { title: 'Wild Wastes 4', authors: ['Randi Darren'] },
    { title: 'Wild Wastes 5', authors: ['Randi Darren'] },
  ],
  [
    { title: 'Remnant', authors: ['Randi Darren'] },
    { title: 'Remnant', authors: ['Roland J. Green'] },
  ],
  [
    { title: 'Northern Lights', authors: ['Philip Pullman'], series: [{ name: 'His Dark Materials', sequence: '1' }] },
    { title: 'The Golden Compass', authors: ['P. Pullman'], series: [{ name: 'His Dark Materials', sequence: '1' }] },
  ],
] as const
for (const [a, b] of pairs) {
  const { same, score, evidence } = sameWork(a, b)
  console.log(`${a.title} | ${b.title}: ${same ? `the same (${score})` : 'not the same'}`)
  for (const { code, sentence } of evidence) console.log(`  ${code}: ${sentence}`)
}
