import { expect, it } from 'vitest'
import { findMissing } from './find-missing.ts'
import { sameWork } from './same-work.ts'
import { isMadeOfTitle, isOfOtherBook } from './subtitle-kind.ts'
import type { CandidateRecord, WorkRecord } from './types.ts'

function same(a: string, b: string, author: string, series: Pick<WorkRecord, 'series'> = {}): boolean {
  const forth = sameWork({ title: a, authors: [author] }, { title: b, authors: [author], ...series }).same
  const back = sameWork({ title: b, authors: [author], ...series }, { title: a, authors: [author] }).same
  expect(back).toBe(forth)
  return forth
}

it.each([
  ['The Shadow of the Wind', 'The Shadow of the Wnd', 'Carlos Ruiz Zafón'],
  ['The Wasp Factory', 'Teh Wasp Factory', 'Iain Banks'],
  ["The Poisoner's Handbook", "Thhe Poisoner's Handbook", 'Deborah Blum'],
  ['Solaris', 'Solaaris', 'Stanisław Lem'],
  ['Solaris', 'Solais', 'Stanisław Lem'],
  ['Educated', 'Edcuated', 'Tara Westover'],
  ['The Hero of Ages', 'The Hro of Ages', 'Brandon Sanderson'],
  ['The Mark of the Thief', 'The ark of the Thief', 'Jennifer A. Nielsen', false],
  ['A Fortress of Grey Ice', 'A ortress of Grey Ice', 'J. V. Jones'],
  ['The Other', 'The Ther', 'Thomas Tryon', false],
  ['Assassin', 'Assassins', 'Tara Moss', false],
  ['Torn', 'Born', 'Rowenna Miller', false],
  ['Soul Knight', 'Soil Knight', 'JJ Bookerson', false],
] as [string, string, string, boolean?][])(
  '"%s" and "%s" by %s: one slip of the pen',
  (a, b, author, expected = true) => {
    expect(same(a, b, author)).toBe(expected)
  },
)

it.each([
  ['Kristin Hannah: The Nightingale', 'The Nightingale', 'Kristin Hannah', true],
  ['LeGuin-TheTombsOfAtuan', 'The Tombs of Atuan', 'Ursula K. Le Guin', true],
  ['The Nightingale Unabridged Audiobook', 'The Nightingale', 'Kristin Hannah', true],
  ['Der Schwarm (Ungekürzte Lesung)', 'Der Schwarm', 'Frank Schätzing', true],
  ['Circe (Ungekürzte Lesung)', 'Circe', 'Madeline Miller', false],
  ['Circe (Hörbuch)', 'Circe', 'Madeline Miller', false],
  ['Circe (Edición Latina)', 'Circe', 'Madeline Miller', false],
  ['Circe (Narrado en castellano)', 'Circe', 'Madeline Miller', false],
  ['Circe (Tamil Edition)', 'Circe', 'Madeline Miller', false],
  ['Circe: Ein Roman', 'Circe', 'Madeline Miller', false],
  ['Sapiens. De animales a dioses', 'Sapiens', 'Yuval Noah Harari', false],
  ['Sapiens: De animales a dioses', 'Sapiens', 'Yuval Noah Harari', false],
  ['Sapiens: A Brief History of Humankind', 'Sapiens', 'Yuval Noah Harari', true],
  ['Matrimony: Murder à la Mode', 'Matrimony', 'Patricia Moyes', true],
  ['Beloved: The Complete Series', 'Beloved', 'Toni Morrison', false],
  ["Piranesi: A Reader's Guide", 'Piranesi', 'Susanna Clarke', false],
  ['Piranesi: The Sequel', 'Piranesi', 'Susanna Clarke', false],
  ['Matilda: The Junior Novelization', 'Matilda', 'Roald Dahl', false],
  ['Emma: A Retelling for Children', 'Emma', 'Jane Austen', false],
  ["Bloom's Guides: Beloved", 'Beloved', 'Toni Morrison', false],
  [
    'The Irregular at Magic High School: Yokohama Disturbance Part I',
    'The Irregular at Magic High School: Yokohama Disturbance Part II',
    'Tsutomu Sato',
    false,
  ],
] as const)('"%s" and "%s" by %s: %s', (a, b, author, expected) => {
  expect(same(a, b, author)).toBe(expected)
})

it('finds a title behind the hero of its series, and not in a series that only begins like it', () => {
  const inSeries = (name: string, sequence: string) => ({ series: [{ name, sequence }] })
  const beaton = inSeries('Agatha Raisin', '1')
  expect(same('Agatha Raisin and the Quiche of Death', 'The Quiche of Death', 'M.C. Beaton', beaton)).toBe(true)
  expect(same('Batman and Robin', 'Robin', 'Chuck Dixon', inSeries('Batman', '2'))).toBe(false)
  const told = inSeries('Fifty Shades as Told by Christian', '2')
  expect(same('Fifty Shades Darker (Fifty Shades, #2)', 'Darker', 'E.L. James', told)).toBe(false)
})

it.each([
  ['official movie companion', true],
  ['readers guide', true],
  ['art of the film', true],
  ['behind the scenes', true],
  ['complete guide', false],
  ['illustrated guide', false],
  ['art of the deal', false],
  ['guide', false],
])('a subtitle "%s" says what was made of the title: %s', (subtitle, expected) => {
  expect(isMadeOfTitle(subtitle)).toBe(expected)
})

it('takes a subtitle of one word for another book only when it says so', () => {
  expect(['origins', 'sequel', 'founding', 'novel'].map(isOfOtherBook)).toEqual([true, true, false, false])
})

it('takes a number for part of a title that another source files in a series', () => {
  const filed = { series: [{ name: 'Inspector Morse', sequence: '7' }] }
  expect(same('The Secret of Annexe 3', 'The Secret of Annexe 3', 'Colin Dexter', filed)).toBe(true)
  expect(same('Morse 05 The Secret of Annexe 3', 'The Secret of Annexe 3', 'Colin Dexter')).toBe(true)
  expect(same('The Woman in Cabin 10 {Imogen Church}', 'The Woman in Cabin Ten', 'Ruth Ware')).toBe(true)
  expect(same('Azarinth Healer 3', 'Azarinth Healer 2', 'Rhaegar')).toBe(false)
})

it.each([
  ['Outlander 03 Voyager CD', 'Voyager', true],
  ['Outlander 03 Voyager Journal', 'Voyager', false],
  ['Outlander 03 Return to Voyager', 'Voyager', false],
  ['Outlander, Vol. 3 Companion', 'Outlander, Book 3', false],
  ['Outlander 3: Behind the Scenes', 'Outlander, Book 3', false],
])('"%s" and "%s" with one number: %s', (a, b, expected) => {
  expect(same(a, b, 'Diana Gabaldon', { series: [{ name: 'Outlander', sequence: '3' }] })).toBe(expected)
})

function missing(owned: string[], candidates: Partial<CandidateRecord>[], target: { series?: string; author: string }) {
  const authors = [target.author]
  const records = candidates.map((candidate, index): CandidateRecord => ({
    id: String(index),
    provider: 'google',
    title: '',
    authors,
    ...candidate,
  }))
  const shelf = owned.map((title) => ({ title, authors }))
  return findMissing(shelf, records, { target, language: 'en' }).missing.map(({ candidates: [best] }) => best?.title)
}

it('lists volumes of a part, where a fan book has the name of the series', () => {
  const name = 'Ascendance of a Bookworm'
  const second = { title: `${name}: Part 1 Volume 2`, series: [{ name, sequence: '2' }] }
  const fans = { title: `${name}: Fanbook 1` }
  expect(missing([], [second, fans], { series: name, author: 'Miya Kazuki' })).toEqual([second.title])
})

it('lets no record speak for a volume whose title states another number', () => {
  const name = 'The Eminence in Shadow'
  const volume = (number: string, sequence = number) => ({
    title: `${name}, Vol. ${number}`,
    series: [{ name, sequence }],
  })
  const odd = { ...volume('3', '4'), isbn: '9780316461054', publishedDate: '2021', language: 'en' }
  expect(missing([], [volume('3'), odd, volume('4')], { series: name, author: 'Daisuke Aizawa' })).toEqual([
    volume('3').title,
    volume('4').title,
  ])
})

it('lists nothing that was made of a listed work by its author', () => {
  const author = 'Madeline Miller'
  const title = 'The Song of Achilles'
  const made = ['The Official Movie Companion', 'Behind the Scenes', "A Reader's Guide"].map((subtitle) => ({
    title: `${title}: ${subtitle}`,
  }))
  expect(missing([title], [{ title }, { title: `${title} Picture Book` }, ...made], { author })).toEqual([])
})
