import { foldText } from './normalize.ts'
import { PhraseIndex } from './phrase-index.ts'
import { phraseList } from './word-list.ts'

/** What a record is. Only `work` is a work that can be missing. */
export type WorkKind =
  | 'work'
  | 'summary'
  | 'companion'
  | 'biography'
  | 'sample'
  | 'podcast'
  | 'music'
  | 'comic'
  | 'screenplay'
  | 'young_readers'
  | 'dramatized'

/** Wording that shows the kind wherever it stands, folded. The first that fits counts. */
const wording: readonly (readonly [WorkKind, string])[] = [
  [
    'summary',
    `
    summary of, summary and analysis, summary analysis, a summary, book summary, study guide, sparknotes,
    cliffsnotes, cliffs notes, supersummary, key takeaways, conversation starters, instaread,
    executive summary, review and analysis, analysis and discussion, summary and discussion, discussion guide, reading group guide, reading guide,
    book club guide, discussion questions, lesson plans, teachers guide, teacher guide, novel study, litcharts,
    lit chart, shmoop, bookrags, quicklet, gradesaver, york notes, monarch notes, barrons book notes, maxnotes,
    blinkist, key insights, analysis of, summarized, sumario de, resumen de, resume de, critical insights,
    blooms notes, in 15 minutes, in 30 minutes, in 20 minutes, workbook for, a workbook, companion workbook,
    trivia on books, study aid, insights from, takeaways from, a guide to reading, readers guide to,
    speed read, book review, joosr, sidekick, condensed for, zusammenfassung von, zusammenfassung und analyse,
    lekturehilfe, fiche de lecture, analyse de l oeuvre, guia de lectura, samenvatting van, riassunto di,
    summarized for, blooms guides, blooms modern critical, modern critical interpretations,
    `,
  ],
  [
    'sample',
    `
    free preview, chapter sampler, sneak peek, free sample, extended preview, special preview,
    exclusive preview, sample chapter, sample chapters, first chapter, first chapters, teaser chapter,
    free excerpt, free first chapters, an excerpt from, audio sample, preview edition, exclusive excerpt,
    preview chapters, preview sampler, bonus chapter, leseprobe, xxl leseprobe, horprobe, leesfragment,
    leseprobe aus, extrait gratuit, extrait offert, estratto gratuito, fragmento gratuito, extracto gratuito,
    `,
  ],
  [
    'comic',
    `
    graphic novel, the graphic novel, manga edition, comic adaptation, comic book, comic series,
    graphic adaptation, manga adaptation, manga classics, graphic edition, the comic, the manga, comic vol, manga vol, webtoon,
    a graphic retelling, comics vol, official comic, a graphic history, a graphic biography, bande dessinee,
    la bd, roman graphique, novela grafica, graphic novel adaption, il fumetto, der comic, stripboek,
    `,
  ],
  [
    'screenplay',
    `
    screenplay, original screenplay, shooting script, stage play, the play, playscript, play script,
    stage adaptation, teleplay, script book, a play in, adapted for the stage, special rehearsal edition,
    the musical, libretto,
    `,
  ],
  [
    'young_readers',
    `
    young readers edition, young reader edition, young readers, young adult edition, adapted for young,
    for young readers, childrens edition, abridged for children, young peoples edition, easy reader,
    graded reader, graded readers, penguin readers, retold for, for kids edition, for beginning readers,
    young adult adaptation, young adult version, for young adults, adapted for teens, young readers adaptation,
    young listeners edition, teen edition, kids edition,
    macmillan readers, oxford bookworms, junior edition, student adaptation, young people s edition,
    adapted for kids, a retelling for, usborne, illustrated classics, junior novelization, junior novelisation, movie storybook,
    the animated story,
    `,
  ],
  [
    'dramatized',
    `
    dramatized, dramatised, dramatization, dramatisation, graphic audio, graphicaudio, audio drama,
    radio drama, radio play, full cast production, radio adaptation, audio play, horspiel, full cast drama,
    audio adaptation, a full cast, bbc radio, radio theatre, radio theater, audio theatre, audio theater,
    hoorspel, radiohorspiel, piece radiophonique, radioteatro, stage version, audioplay, original drama,
    full cast performance, theatre works,
    `,
  ],
  [
    'companion',
    `
    lined notebook, blank notebook, notebook journal, journal notebook, coloring book, colouring book,
    cookbook, official guide, unofficial, ultimate guide, complete guide, essential guide, official companion,
    illustrated companion, readers companion, reader s companion, a companion, companion to, companion guide,
    wall calendar, calendar 20, activity book, sticker book, puzzle book, quiz book, trivia, encyclopedia,
    encyclopaedia, the art of, the making of, behind the scenes, postcards, poster book, poster collection,
    tarot, tarot deck, planner, guided journal, daily journal, writing journal, a journal, atlas of, world of,
    visual guide, visual dictionary, the official, playing cards, board game, journal lined, an unauthorized,
    unauthorized guide, fan guide, gift set, crossword, word search, a concordance, the atlas, guidebook,
    the illustrated guide, map collection, the maps, paper dolls, stationery, bookmark, knitting,
    `,
  ],
  [
    'podcast',
    `
    podcast, the podcast, season 1 episode, read along podcast, reread podcast,
    `,
  ],
  [
    'music',
    `
    soundtrack, original score, music from, songs from, original motion picture, tribute album, musical score,
    music inspired by, theme music,
    `,
  ],
  [
    'biography',
    `
    a biography, the biography, an unauthorized biography, conversations with, critical essays,
    critical insights, critical companion, a critical study, modern critical views, blooms modern,
    a life in letters, the life of, the life and works, life and work of, a literary life, interviews with,
    a reference guide, the world of, understanding, a study of, essays on, perspectives on, reading the novels,
    a bibliography, the authorized biography, a reader s guide, in context, and philosophy,
    `,
  ],
]

/** What is no work in any title; other phrases of companions stand in titles of works, too. */
const sureCompanions = `
  coloring book, colouring book, lined notebook, blank notebook, activity book, sticker book, puzzle book,
  quiz book, wall calendar, official cookbook, unofficial cookbook, unofficial guide, official companion,
  trivia book, unofficial companion, illustrated companion, guided journal, poster book, postcard book, visual
  dictionary, journal lined, fan guide, gift set, word search, crossword puzzles, paper dolls, tarot deck,
  notebook journal, blank journal, official guide, fan book, fanbook
`

/** One index for all phrases, so that a text is looked through once. */
const phrasesOfKinds = new PhraseIndex(
  [...wording, ['sure_companion', sureCompanions] as const].flatMap(([kind, text]) =>
    phraseList(text).map((phrase) => [phrase, kind] as const),
  ),
)

/** Kinds that one phrase shows without doubt, even in the title of the author's own book. */
const certainKinds: readonly WorkKind[] = [
  'summary',
  'sample',
  'comic',
  'screenplay',
  'young_readers',
  'dramatized',
  'podcast',
  'music',
]

/** Endings of a title that are a sample's or a companion's: "Dune Sampler", "The Wheel of Time Companion". */
const endings: ReadonlyMap<string, WorkKind> = new Map<string, WorkKind>([
  ['sampler', 'sample'],
  ['preview', 'sample'],
  ['excerpt', 'sample'],
  ['sparknotes', 'summary'],
  ['workbook', 'summary'],
  ['summary', 'summary'],
  ['companion', 'companion'],
  ['calendar', 'companion'],
  ['soundtrack', 'music'],
  ['podcast', 'podcast'],
  ['screenplay', 'screenplay'],
  ['planner', 'companion'],
  ['cookbook', 'companion'],
  ['encyclopedia', 'companion'],
  ['notebook', 'companion'],
])

/** Folded parts of category names, and what they say. */
const categoryWords: readonly (readonly [string, WorkKind])[] = [
  ['study aids', 'summary'],
  ['study guides', 'summary'],
  ['book notes', 'summary'],
  ['comics', 'comic'],
  ['graphic novels', 'comic'],
  ['manga', 'comic'],
  ['podcast', 'podcast'],
  ['diaries', 'companion'],
  ['blank books', 'companion'],
  ['calendars', 'companion'],
  ['stationery', 'companion'],
  ['coloring', 'companion'],
  ['games and activities', 'companion'],
  ['cooking', 'companion'],
  ['music', 'music'],
  ['soundtrack', 'music'],
  ['literary criticism', 'biography'],
  ['biography', 'biography'],
  ['screenplays', 'screenplay'],
  ['radio drama', 'dramatized'],
  ['non book', 'companion'],
]

/** The kinds whose wording a folded text has, most telling first. */
export function kindsInWording(folded: string, kinds: readonly WorkKind[]): WorkKind | null {
  return kindAmong(phrasesOfKinds.findAll(folded), kinds)
}

/** What wording that leaves no doubt says of a folded text: one of the certain kinds first, or surely a companion. */
export function certainWording(folded: string): { kind: WorkKind | null; companion: boolean } {
  const found = phrasesOfKinds.findAll(folded)
  if (found.length === 0) return nothingSaid
  return { kind: kindAmong(found, certainKinds), companion: found.some(({ value }) => value === 'sure_companion') }
}

const nothingSaid = { kind: null, companion: false }

function kindAmong(
  found: readonly { value: WorkKind | 'sure_companion' }[],
  kinds: readonly WorkKind[],
): WorkKind | null {
  for (const { value } of found) if (value !== 'sure_companion' && kinds.includes(value)) return value
  return null
}

/** The kind that the last word of a folded title shows, where other words stand before it. */
export function kindOfEnding(folded: string): WorkKind | null {
  const space = folded.lastIndexOf(' ')
  return space < 0 ? null : (endings.get(folded.slice(space + 1)) ?? null)
}

/** The kind that the categories of a record show. */
export function kindOfCategories(categories: readonly string[] | null | undefined): WorkKind | null {
  for (const category of Array.isArray(categories) ? categories : []) {
    const folded = foldText(category)
    for (const [words, kind] of categoryWords) if (folded.includes(words)) return kind
  }
  return null
}
