import { parseTitle } from '@shelfhand/domain/discovery'

const titles = [
  'Witches Abroad: Discworld, Book 12 (Unabridged)',
  '16 - Soul Music',
  'Mistborn 01 - The Final Empire',
  'The Way of Kings (1 of 5) [Dramatized Adaptation]: The Stormlight Archive, Book 1',
  'Catch-22: 50th Anniversary Edition',
  'Spice and Wolf, Vol. 3',
]
for (const text of titles) {
  const { title, series, sequence, flags } = parseTitle(text)
  console.log(
    `${text}\n  title ${title}, series ${series ?? '-'}, number ${sequence?.text ?? '-'}, ${flags.join(', ') || 'no flags'}`,
  )
}
