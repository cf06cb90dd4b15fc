import { wordKey } from './release-words.ts'

/** One row a language: ISO 639-1, then ISO 639-2 codes, English names, own names, Russian names (rutracker). */
const languages: readonly (readonly [string, ...string[]])[] = [
  ['en', 'eng', 'english', 'anglais', 'englisch', 'ingles', 'английский', 'англ'],
  ['de', 'ger', 'deu', 'german', 'deutsch', 'deutsche', 'aleman', 'немецкий', 'нем'],
  ['fr', 'fre', 'fra', 'french', 'francais', 'truefrench', 'vff', 'французский'],
  ['es', 'spa', 'esp', 'spanish', 'espanol', 'castellano', 'latino', 'испанский'],
  ['it', 'ita', 'italian', 'italiano', 'итальянский'],
  ['nl', 'dut', 'nld', 'dutch', 'nederlands', 'flemish', 'vlaams', 'голландский'],
  ['pt', 'por', 'portuguese', 'portugues', 'brazilian', 'португальский'],
  ['pl', 'pol', 'polish', 'polski', 'польский'],
  ['ru', 'rus', 'russian', 'русский', 'рус'],
  ['uk', 'ukr', 'ukrainian', 'українська', 'украинский'],
  ['sv', 'swe', 'swedish', 'svenska', 'svensk', 'шведский'],
  ['no', 'nor', 'nob', 'norwegian', 'norsk', 'bokmal', 'норвежский'],
  ['da', 'dan', 'danish', 'dansk', 'датский'],
  ['fi', 'fin', 'finnish', 'suomi', 'финский'],
  ['is', 'ice', 'isl', 'icelandic', 'islenska'],
  ['cs', 'cze', 'ces', 'czech', 'cesky', 'cestina', 'чешский'],
  ['sk', 'slo', 'slk', 'slovak', 'slovensky'],
  ['sl', 'slv', 'slovenian', 'slovene'],
  ['hu', 'hun', 'hungarian', 'magyar'],
  ['ro', 'rum', 'ron', 'romanian', 'romana'],
  ['bg', 'bul', 'bulgarian', 'български', 'болгарский'],
  ['el', 'gre', 'ell', 'greek'],
  ['hr', 'hrv', 'croatian', 'hrvatski'],
  ['sr', 'srp', 'serbian', 'srpski'],
  ['tr', 'tur', 'turkish', 'turkce', 'турецкий'],
  ['ar', 'ara', 'arabic', 'العربية'],
  ['he', 'heb', 'hebrew', 'עברית'],
  ['fa', 'per', 'fas', 'persian', 'farsi'],
  ['hi', 'hin', 'hindi'],
  ['ta', 'tam', 'tamil'],
  ['bn', 'ben', 'bengali'],
  ['id', 'ind', 'indonesian'],
  ['zh', 'chi', 'zho', 'chinese', 'mandarin', 'cantonese', '中文', 'китайский'],
  ['ja', 'jpn', 'japanese', 'nihongo', '日本語', 'японский'],
  ['ko', 'kor', 'korean', '한국어', 'корейский'],
  ['vi', 'vie', 'vietnamese'],
  ['th', 'tha', 'thai'],
  ['la', 'lat', 'latin'],
  ['ca', 'cat', 'catalan', 'catala'],
  ['lt', 'lit', 'lithuanian'],
  ['lv', 'lav', 'latvian'],
  ['et', 'est', 'estonian'],
]

/** Words for "audiobook" that only one language uses: they state the language. */
const audiobookLanguages: Readonly<Record<string, string>> = {
  horbuch: 'de',
  hoerbuch: 'de',
  hoerbucher: 'de',
  audioboek: 'nl',
  horbucher: 'de',
  lesung: 'de',
  audiolivre: 'fr',
  audiolibro: 'es',
  audiolibros: 'es',
  audiolibri: 'it',
  luisterboek: 'nl',
  luisterboeken: 'nl',
  ljudbok: 'sv',
  lydbog: 'da',
  lydbok: 'no',
  aanikirja: 'fi',
  audiokniha: 'cs',
  hangoskonyv: 'hu',
  аудиокнига: 'ru',
  аудиокниги: 'ru',
  аудіокнига: 'uk',
}

/** Codes of three letters that are also English words or names: only a tag when in capitals. */
const ambiguousCodes = new Set(['ben', 'cat', 'dan', 'est', 'fin', 'fra', 'her', 'ice', 'ind', 'lit', 'per', 'pol'])

const audiobookWords = new Map(Object.entries(audiobookLanguages).map(([word, code]) => [wordKey(word), code]))
const codes = new Map<string, string>()
const names = new Map<string, string>()
for (const [code, ...words] of languages) {
  for (const word of words) (/^[a-z]{3}$/.test(word) ? codes : names).set(wordKey(word), code)
}
const shortCodes = new Set(languages.map(([code]) => code))

/**
 * The ISO 639-1 code of a language name or ISO 639-2 code.
 * `key` is the folded word, `word` the same word as written.
 * Codes count only in capitals when they are also words ("Ben", "cat").
 */
export function languageOfWord(key: string, word: string): string | null {
  const named = names.get(key) ?? audiobookWords.get(key)
  if (named !== undefined) return named
  const code = codes.get(key)
  if (code === undefined) return null
  return ambiguousCodes.has(key) && word !== word.toUpperCase() ? null : code
}

/** The language that a word for "audiobook" belongs to, e.g. "Hörbuch"; `key` is the folded word. */
export function languageOfAudiobookWord(key: string): string | null {
  return audiobookWords.get(key) ?? null
}

/** Words for "abridged" and "unabridged" that only one language uses. */
const lengthLanguages = new Map(
  Object.entries({
    gekurzt: 'de',
    gekuerzt: 'de',
    gekurzte: 'de',
    gekuerzte: 'de',
    ungekurzt: 'de',
    ungekuerzt: 'de',
    ungekurzte: 'de',
    ungekuerzte: 'de',
    onverkort: 'nl',
    onverkorte: 'nl',
    oavkortad: 'sv',
  }),
)

/** The language that a word for "abridged" or "unabridged" belongs to, e.g. "ungekürzt"; `key` is the folded word. */
export function languageOfLengthWord(key: string): string | null {
  return lengthLanguages.get(key) ?? null
}

/** Countries that scene names give in place of languages. */
const countryLanguages = new Map(
  Object.entries({
    us: 'en',
    gb: 'en',
    uk: 'en',
    au: 'en',
    dk: 'da',
    se: 'sv',
    cz: 'cs',
    ua: 'uk',
    jp: 'ja',
    cn: 'zh',
    kr: 'ko',
    gr: 'el',
    br: 'pt',
    at: 'de',
  }),
)

/** ISO 639-1 codes are too short to trust in running text: callers use this only where a tag must stand. */
export function languageOfShortCode(word: string): string | null {
  if (word.length !== 2 || word !== word.toUpperCase()) return null
  const key = word.toLowerCase()
  return countryLanguages.get(key) ?? (shortCodes.has(key) ? key : null)
}
