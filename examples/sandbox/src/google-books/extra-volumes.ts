/** What a search for an author or a title also brings: sets, translations, guides, namesakes, audiobook volumes. */
export interface ExtraVolume {
  title: string
  subtitle?: string
  authors: readonly string[]
  publisher?: string
  publishedDate: string
  isbn13?: string
  pageCount: number
  language?: string
  categories?: readonly string[]
  description?: string
}

export const extraVolumes: readonly ExtraVolume[] = [
  {
    title: 'The Stormlight Archive, Books 1-3',
    subtitle: 'The Way of Kings, Words of Radiance, Oathbringer',
    authors: ['Brandon Sanderson'],
    publisher: 'Tor Books',
    publishedDate: '2018-10-02',
    pageCount: 3552,
  },
  {
    title: 'The Stormlight Archive MM Boxed Set I, Books 1-3',
    authors: ['Brandon Sanderson'],
    publisher: 'Tor Books',
    publishedDate: '2020-10-06',
    pageCount: 0,
  },
  {
    title: 'Mistborn Trilogy Boxed Set',
    authors: ['Brandon Sanderson'],
    publisher: 'Tor Fantasy',
    publishedDate: '2009-11-03',
    pageCount: 0,
  },
  {
    title: 'La Voie des rois',
    authors: ['Brandon Sanderson'],
    publisher: 'Le Livre de Poche',
    publishedDate: '2017-03',
    pageCount: 812,
    language: 'fr',
  },
  {
    title: 'ミストスピリット',
    subtitle: '霧のうつし身',
    authors: ['ブランドン・サンダースン'],
    publishedDate: '2010-04',
    pageCount: 527,
    language: 'ja',
  },
  {
    title: "A Study Guide for Brandon Sanderson's The Way of Kings",
    authors: ['Gale, Cengage Learning'],
    publishedDate: '2016',
    pageCount: 24,
    categories: ['Study Aids'],
  },
  {
    title: 'Summary of Wind and Truth',
    authors: ['Quick Reads'],
    publishedDate: '2024-12-20',
    pageCount: 38,
    categories: ['Study Aids'],
  },
  {
    title: 'The Expanse Boxed Set',
    subtitle: "Leviathan Wakes, Caliban's War and Abaddon's Gate",
    authors: ['James S. A. Corey'],
    publisher: 'Orbit',
    publishedDate: '2019-10-15',
    pageCount: 0,
  },
  {
    title: 'El despertar del Leviatán',
    authors: ['James S. A. Corey'],
    publisher: 'Ediciones B',
    publishedDate: '2016-09',
    pageCount: 624,
    language: 'es',
  },
  {
    title: 'Leviathan Wakes',
    authors: ['James S. A. Corey', 'Jefferson Mays'],
    publisher: 'Hachette Audio',
    publishedDate: '2017-05-02',
    pageCount: 0,
  },
  {
    title: 'Harry Potter Box Set: The Complete Collection',
    authors: ['J.K. Rowling'],
    publisher: "Bloomsbury Children's Books",
    publishedDate: '2014-10-09',
    pageCount: 0,
    categories: ['Juvenile Fiction'],
  },
  {
    title: 'Harry Potter and Philosophy',
    authors: ['David Baggett'],
    publisher: 'Open Court',
    publishedDate: '2004',
    pageCount: 243,
    categories: ['Philosophy'],
  },
  { title: 'The Hitchhiker Trilogy Pack', authors: ['Douglas Adams'], publishedDate: '1992', pageCount: 0 },
  { title: 'Ascent', authors: ['Douglas Adams Wright'], publishedDate: '1988', pageCount: 210, categories: ['Poetry'] },
  {
    title: 'Le Seigneur des anneaux',
    authors: ['J. R. R. Tolkien', 'Collectif'],
    publishedDate: '2014',
    pageCount: 1278,
    language: 'fr',
  },
  {
    title: 'Dune: The Graphic Novel, Book 1',
    authors: ['Frank Herbert', 'Brian Herbert', 'Kevin J. Anderson'],
    publisher: 'Abrams',
    publishedDate: '2020-11-24',
    pageCount: 176,
    categories: ['Comics & Graphic Novels'],
  },
  {
    title: 'The Great Dune Trilogy',
    authors: ['Frank Herbert'],
    publisher: 'Gollancz',
    publishedDate: '2005-09-15',
    pageCount: 912,
  },
  {
    title: 'The Murderbot Diaries',
    subtitle: 'All Systems Red, Artificial Condition, Rogue Protocol, Exit Strategy',
    authors: ['Martha Wells'],
    publisher: 'Tordotcom',
    publishedDate: '2020-10-27',
    pageCount: 672,
  },
  {
    title: 'The Wheel of Time Boxed Set I, Books 1-3',
    authors: ['Robert Jordan'],
    publisher: 'Tor Fantasy',
    publishedDate: '1993-10-15',
    pageCount: 0,
  },
  {
    title: 'The Wheel of Time Companion',
    subtitle: 'The People, Places and History of the Bestselling Series',
    authors: ['Robert Jordan', 'Harriet McDougal', 'Alan Romanczuk', 'Maria Simons'],
    publisher: 'Tor Books',
    publishedDate: '2015-11-03',
    pageCount: 815,
  },
  {
    title: 'The Books of Earthsea',
    subtitle: 'The Complete Illustrated Edition',
    authors: ['Ursula K. Le Guin'],
    publisher: 'Saga Press',
    publishedDate: '2018-10-30',
    pageCount: 1008,
  },
  { title: 'Discworld', authors: ['Terry Pratchett', 'Tony Robinson'], publishedDate: '2006', pageCount: 0 },
]
