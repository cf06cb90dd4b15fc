import { wordSet } from './word-list.ts'

/** Forms of address before a name; they do not tell people apart. */
export const honorifics = wordSet(`
  dr mr mrs ms miss prof professor doctor sir dame rev reverend hon capt captain lt maj gen col sgt fr rabbi
  imam count countess lord lady baron baroness admiral general colonel major sister father
`)

/** Degrees and the like behind a name; they do not tell people apart. */
export const nameSuffixes = wordSet(`
  phd md esq mba ma msc bsc jd dds rn obe mbe cbe kbe lcsw psyd edd mfa usn ret
`)

/** Generations: "Kurt Vonnegut" and "Kurt Vonnegut Jr." are one author in catalogues, II and III are too. */
export const generations = wordSet(`
  jr sr junior senior ii iii iv
`)

/** Words that belong to the family name that follows: "Le Guin", "van der Berg", "de la Cruz". */
export const particles = wordSet(`
  le la de du des del della di da dos van von der den ter ten st saint mac mc al el bin ibn ben y af av zu zur
  los las
`)

/** What a person did. `author` unless the text says otherwise. */
export type Role = 'author' | 'narrator' | 'translator' | 'editor' | 'illustrator' | 'foreword' | 'adapter' | 'other'

/** Words for translators and readers by the language that uses them. */
export const roleLanguages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    de: 'ubersetzer ubersetzerin ubersetzung sprecher sprecherin erzahler',
    fr: 'traducteur traductrice traduction narrateur narratrice',
    es: 'traductor traductora narrador narradora',
    it: 'traduttore traduttrice narratore narratrice',
    nl: 'vertaler vertaalster verteller',
    pt: 'tradutor tradutora',
    sv: 'oversattare upplasare',
  }).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)),
)

/** Words that name a role, as in "Ken Liu - translator" or "(narrator)". */
export const roleWords: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['author', 'author'],
  ['writer', 'author'],
  ['creator', 'author'],
  ['narrator', 'narrator'],
  ['narrated', 'narrator'],
  ['narration', 'narrator'],
  ['reader', 'narrator'],
  ['read', 'narrator'],
  ['performed', 'narrator'],
  ['performer', 'narrator'],
  ['voice', 'narrator'],
  ['translator', 'translator'],
  ['translated', 'translator'],
  ['translation', 'translator'],
  ['trans', 'translator'],
  ['editor', 'editor'],
  ['edited', 'editor'],
  ['ed', 'editor'],
  ['eds', 'editor'],
  ['illustrator', 'illustrator'],
  ['illustrated', 'illustrator'],
  ['illustrations', 'illustrator'],
  ['artist', 'illustrator'],
  ['illus', 'illustrator'],
  ['foreword', 'foreword'],
  ['introduction', 'foreword'],
  ['afterword', 'foreword'],
  ['preface', 'foreword'],
  ['intro', 'foreword'],
  ['adapter', 'adapter'],
  ['adaptor', 'adapter'],
  ['adapted', 'adapter'],
  ['adaptation', 'adapter'],
  ['dramatised', 'adapter'],
  ['dramatized', 'adapter'],
  ['contributor', 'other'],
  ['contributions', 'other'],
  ['producer', 'other'],
  ['director', 'other'],
  ['publisher', 'other'],
  ['composer', 'other'],
  ['cover', 'other'],
  ['notes', 'other'],
  ['compiler', 'other'],
  ['essay', 'other'],
])

/** Names that stand for nobody. */
export const nobody: ReadonlySet<string> = new Set([
  'various',
  'various authors',
  'various artists',
  'multiple authors',
  'unknown',
  'unknown author',
  'anonymous',
  'n a',
  'na',
  'none',
  'author',
  'full cast',
  'a full cast',
])
