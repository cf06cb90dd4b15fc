import type { CandidateRecord, WorkRecord } from '../src/discovery/index.ts'
import { seeded } from './random.ts'

const words =
  'shadow iron winter crown glass ember river stone night harbor lantern oath silver storm raven wolf thorn ash moon tide copper salt bone fire frost garden hollow king queen knight tower bridge voyage island secret map letter clock mirror star dawn dusk echo song blade shield dragon witch ghost empire rebel captain pilot orbit signal machine archive'.split(
    ' ',
  )
const providers = ['audible', 'hardcover', 'google', 'openlibrary']

/** Records a work: sources list each work about four times. */
const recordsPerWork = 4
const worksPerSeries = 5
const worksPerAuthor = 6

interface MadeUpWork {
  title: string
  author: string
  series: string
  sequence: string
}

/** Made-up records in the wordings of four sources; the same for the same sizes. */
export function madeUpShelf(owned: number, candidates: number): { owned: WorkRecord[]; candidates: CandidateRecord[] } {
  const random = seeded(42)
  const word = () => words[Math.floor(random() * words.length)] ?? ''
  const capital = () => word().replace(/^./u, (letter) => letter.toUpperCase())
  const works: MadeUpWork[] = []
  let author = ''
  let series = ''
  for (let at = 0; at < Math.ceil(candidates / recordsPerWork); at++) {
    if (at % worksPerAuthor === 0) author = `${capital()} ${capital()}${word()}`
    if (at % worksPerSeries === 0) series = `The ${capital()} ${capital()} Cycle`
    works.push({
      title: `The ${capital()} of ${capital()} ${capital()}`,
      author,
      series,
      sequence: String((at % worksPerSeries) + 1),
    })
  }
  const record = (index: number, variant: number): CandidateRecord =>
    recordOf(works[index % works.length], index, variant)
  return {
    owned: Array.from({ length: owned }, (_, index) => record(Math.floor(random() * works.length), index)),
    candidates: Array.from({ length: candidates }, (_, index) => record(index, Math.floor(index / works.length))),
  }
}

/** One record of a work, worded as sources word it. */
function recordOf(work: MadeUpWork | undefined, index: number, variant: number): CandidateRecord {
  const { title = '', author = '', series = '', sequence = '' } = work ?? {}
  const titles = [
    title,
    `${title} (${series}, #${sequence})`,
    `${title}: ${series}, Book ${sequence}`,
    `${title} (Unabridged)`,
  ]
  const stated = variant % 2 === 0
  return {
    id: `${variant}-${index}`,
    provider: providers[variant % providers.length] ?? '',
    title: titles[variant % titles.length] ?? title,
    subtitle: stated && variant % 3 === 0 ? `${series}, Book ${sequence}` : null,
    authors: [variant % 5 === 3 ? author.split(' ').toReversed().join(', ') : author],
    series: stated ? [{ name: series, sequence }] : [],
    language: 'English',
    publishedDate: '2010',
  }
}
