import { rankReleases } from '@shelfhand/domain/discovery'

const wanted = {
  title: 'Guards! Guards!',
  authors: ['Terry Pratchett'],
  series: [{ name: 'Discworld', sequence: '8' }],
}
const releases = [
  { title: 'Terry Pratchett - Discworld 08 - Guards! Guards! [MP3 64kbps]', size: 300_000_000, seeders: 40 },
  { title: 'Guards! Guards! by Terry Pratchett [ENG / M4B]', size: 400_000_000, seeders: 12 },
  { title: 'Terry Pratchett - Discworld 09 - Eric [M4B]', size: 200_000_000, seeders: 90 },
  { title: 'Guards! Guards! by Terry Pratchett (Abridged) [ENG / M4B]', size: 100_000_000, seeders: 200 },
]
for (const { release, refusal, reasons } of rankReleases(wanted, releases).ranked) {
  console.log(`${refusal === null ? 'accepted' : `refused (${refusal})`}: ${release.title}`)
  for (const { sentence } of reasons) console.log(`  ${sentence}`)
}
