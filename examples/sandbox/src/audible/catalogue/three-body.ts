import type { SeriesEntry } from './entries.ts'

/** 地球往事: the trilogy in Chinese. The shop keeps the English recordings as a series of their own. */
export const threeBodyChinese: SeriesEntry = {
  asin: 'B0DIQIU000',
  title: '地球往事',
  slug: 'Di-Qiu-Wang-Shi',
  language: 'mandarin_chinese',
  authors: ['刘慈欣'],
  narrators: ['冯雪松'],
  publisher: '重庆出版社',
  genre: ['Science Fiction & Fantasy', 'Science Fiction'],
  recordings: [
    {
      asin: 'B0DIQIU100',
      sequence: '1',
      title: '三体',
      minutes: 820,
      date: '2016-01-15',
      language: 'mandarin_chinese',
    },
    {
      asin: 'B0DIQIU200',
      sequence: '2',
      title: '三体Ⅱ：黑暗森林',
      minutes: 1310,
      date: '2016-03-18',
      language: 'mandarin_chinese',
    },
    {
      asin: 'B0DIQIU300',
      sequence: '3',
      title: '三体Ⅲ：死神永生',
      minutes: 1490,
      date: '2016-06-20',
      language: 'mandarin_chinese',
    },
  ],
}

/** The same trilogy in English. */
export const threeBodyEnglish: SeriesEntry = {
  asin: 'B0THREE000',
  title: "Remembrance of Earth's Past",
  slug: 'The-Three-Body-Problem-Series',
  authors: ['Cixin Liu', 'Ken Liu - translator'],
  narrators: ['Luke Daniels'],
  publisher: 'Macmillan Audio',
  genre: ['Science Fiction & Fantasy', 'Science Fiction', 'Hard Science Fiction'],
  recordings: [
    { asin: 'B0THREE100', sequence: '1', title: 'The Three-Body Problem', minutes: 806, date: '2014-11-11' },
    {
      asin: 'B0THREE200',
      sequence: '2',
      title: 'The Dark Forest',
      minutes: 1356,
      date: '2015-08-11',
      narrators: ['P. J. Ochlan'],
    },
    {
      asin: 'B0THREE300',
      sequence: '3',
      title: "Death's End",
      minutes: 1737,
      date: '2016-09-20',
      narrators: ['P. J. Ochlan'],
    },
  ],
}
