import type { TitleFlag } from './title-types.ts'
import { phraseList, wordSet } from './word-list.ts'

/** Notes that stand alone, folded: in brackets, behind a colon or as a subtitle. The last ones say nothing of the work. */
const notes: readonly (readonly [TitleFlag | null, string])[] = [
  [
    'foreign',
    'roman, ein roman, un roman, en roman, romanzo, un romanzo, novela, una novela, edition francaise, version francaise, in deutscher sprache, en espanol, en francais',
  ],
  [
    'unabridged',
    `
    unabridged, uab, unabr, complete and unabridged, unabridged edition, unabridged audiobook,
    unabridged audio, unabridged version, ungekurzt, ungekurzte lesung, ungekurzte ausgabe, ungekurzte fassung,
    die ungekurzte lesung, texte integral, version integrale, integrale, version completa, no abreviado,
    versione integrale, edizione integrale, onverkort, oavkortad, uforkortet,
    `,
  ],
  [
    'abridged',
    `
    abridged, abr, abridged edition, abridged audiobook, abridged version, gekurzt,
    gekurzte lesung, gekurzte ausgabe, gekurzte fassung, autorisierte lesefassung, version abregee,
    `,
  ],
  [
    'lightNovel',
    `
    light novel, ln, a light novel, light novels,
    `,
  ],
  [
    'comic',
    `
    graphic novel, the graphic novel, a graphic novel, manga, the manga, comic, comics, comic book,
    graphic novel adaptation, a manga,
    `,
  ],
  [
    null,
    `
    audiobook, audio book, audio, audio cd, audible audio, audible audiobook, novel, audible audio edition,
    audible edition, audiobook edition, kindle edition, ebook, hardcover, paperback, mass market paperback,
    horbuch download, lesung, livre audio, audiolibro, audiolivro, luisterboek, ljudbok, lydbok, lydbog,
    retail, scribd, english, in english, librivox, single narrator, multiple narrators, vip,
    freeleech, new, fiction, library edition, hörbuch, horbuch, mp3 cd, cd, remastered, complete,
    full cast recording, publication order, chronological order, reading order,
    `,
  ],
  [
    'specialEdition',
    `
    large print, movie tie in, tv tie in, media tie in, film tie in, netflix tie in, tie in, booktrack,
    revised, revised and updated, updated, updated and expanded, revised and expanded, expanded, illustrated, complete and uncut, the complete and uncut, uncut, director s cut,
    annotated, deluxe, the authors cut, directors cut,
    `,
  ],
  [
    'sample',
    `
    sample, free sample, free preview, preview, excerpt, an excerpt, sneak peek, a sneak peek, chapter sampler,
    extract, free excerpt, sampler, extended preview, special preview, teaser, audio sample,
    `,
  ],
  [
    'omnibus',
    `
    box set, boxed set, boxset, omnibus, omnibus edition, the complete series, complete series, collection,
    bundle, the complete trilogy, complete trilogy, coffret, sammelband, gesamtausgabe, doppelband, cofanetto,
    `,
  ],
  [
    'summary',
    `
    summary, summary and analysis, study guide, sparknotes, cliffsnotes, cliffs notes, a study guide,
    book summary,
    `,
  ],
  [
    'dramatized',
    `
    dramatized, dramatised, dramatization, dramatisation, dramatized adaptation, dramatised adaptation,
    graphic audio, graphicaudio, full cast, audio drama, radio play, radio drama, full cast edition,
    full cast audio drama, full cast drama, full cast dramatisation, full cast dramatization, bbc radio drama, bbc radio full cast drama, horspiel, das horspiel, hoorspel,
    `,
  ],
]

/** The flag of each note; null for notes that are dropped. */
export const wholeNotes: ReadonlyMap<string, TitleFlag | null> = new Map(
  notes.flatMap(([flag, text]) => phraseList(text).map((note) => [note, flag] as const)),
)

const telling: readonly (readonly [TitleFlag, string])[] = [
  [
    'dramatized',
    `
    dramatized, dramatised, dramatization, dramatisation, graphic audio, graphicaudio, audio drama,
    audioplay, audio play, radio drama, radio play, radio dramatisation, full cast dramatisation, full cast production, full cast drama,
    `,
  ],
  [
    'lightNovel',
    `
    light novel,
    `,
  ],
  [
    'comic',
    `
    graphic novel, manga edition, comic adaptation,
    `,
  ],
  [
    'omnibus',
    `
    box set, boxed set, boxset, omnibus, book set, book bundle, books collection, books set, book collection,
    collection set, 3 in 1, 2 in 1, three in one, two in one, book boxset, complete series, complete trilogy,
    boxed collection, sammelband, gesamtausgabe, starter pack, ebook bundle, e book bundle,
    `,
  ],
  [
    'summary',
    `
    summary of, summary and analysis, analysis of, study guide, sparknotes, cliffsnotes, cliffs notes,
    supersummary, summary and insights, summary and key, key takeaways, conversation starters, workbook for, reading guide, discussion guide,
    book analysis, analysis and discussion, discussion of, summary and discussion, executive summary, key insights, review and analysis,
    `,
  ],
  [
    'sample',
    `
    free preview, chapter sampler, sneak peek, free sample, extended preview,
    `,
  ],
]

/** Phrases that mark the kind of a longer note or title, folded. */
export const phrases: readonly (readonly [string, TitleFlag])[] = telling.flatMap(([flag, text]) =>
  phraseList(text).map((phrase) => [phrase, flag] as const),
)

/** Words that an edition note is made of; its last word is "edition" or the like. */
export const editionWords = wordSet(`
  anniversary deluxe special revised updated expanded collectors collector illustrated international reissue
  definitive authors author limited classroom annotated enhanced extended movie film tv media tie in large
  print premium commemorative centennial centenary exclusive signed leather leatherbound bonus gift school
  student teachers uk us british american australian canadian tiein new the a and complete uncut original year
  years preferred text restored corrected audible kindle audiobook audio paperback hardcover unabridged
  abridged first second third fourth fifth sixth seventh eighth ninth tenth fifteenth twentieth thirtieth
  fortieth fiftieth sixtieth seventieth seventyfifth hundredth twentyfifth digital silver golden diamond
  jubilee mass market trade modern library netflix hbo prime english reprint dyslexia friendly
`)

/** What an edition note ends with. */
export const editionNouns = wordSet(`
  edition editions ed version
`)

/** What the imprints of publishers end with: "Penguin Classics", "SF Masterworks". */
export const imprintNouns = wordSet(`
  classics masterworks
`)

/** Edition notes of these say nothing about a special edition. */
export const plainEditions = wordSet(`
  audible kindle audiobook audio english paperback hardcover trade mass market digital library us uk british
  american reprint
`)

/** Languages whose editions are foreign to a library in English, folded, as edition notes name them. */
export const languageNames = wordSet(`
  german deutsch deutsche french francais francaise spanish espanol espanola castellano italian italiano
  italiana portuguese portugues dutch nederlands nederlandse nederlandstalig nederlandstalige russian polish polski polska polskie swedish svenska svensk
  norwegian norsk danish dansk finnish suomi japanese chinese mandarin korean turkish arabic hebrew hindi czech
  hungarian greek romanian catalan ukrainian bulgarian croatian serbian vietnamese thai indonesian icelandic
  latin brazilian castilian tamil telugu marathi malayalam bengali kannada gujarati punjabi urdu galician basque estonian
  latvian lithuanian slovene slovenian slovak afrikaans persian malay
`)

/** Words that name a collection, and words that may stand beside them in a note that says nothing else. */
export const collections = wordSet('collection collections boxset box boxed bundle omnibus')
export const besideCollections = wordSet(`
  the a complete entire full ultimate collected set series saga trilogy books book novels audio audiobook edition mega deluxe
`)
