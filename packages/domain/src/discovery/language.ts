import { foldText } from './normalize.ts'

/** Codes (ISO 639-1, -2/B, -2/T) and English and native names of the languages that catalogues use. */
const names: Readonly<Record<string, string>> = {
  en: 'eng english anglais englisch ingles inglese',
  de: 'deu ger german deutsch',
  fr: 'fra fre french francais',
  es: 'spa spanish espanol castellano castilian',
  it: 'ita italian italiano',
  pt: 'por portuguese portugues brazilian',
  nl: 'nld dut dutch nederlands flemish',
  ru: 'rus russian',
  pl: 'pol polish polski',
  sv: 'swe swedish svenska',
  no: 'nor nob nno norwegian norsk bokmal nb nn',
  da: 'dan danish dansk',
  fi: 'fin finnish suomi',
  ja: 'jpn japanese',
  zh: 'zho chi chinese mandarin cantonese',
  ko: 'kor korean',
  tr: 'tur turkish',
  ar: 'ara arabic',
  he: 'heb hebrew',
  hi: 'hin hindi',
  cs: 'ces cze czech',
  hu: 'hun hungarian magyar',
  el: 'ell gre greek',
  ro: 'ron rum romanian',
  ca: 'cat catalan',
  uk: 'ukr ukrainian',
  bg: 'bul bulgarian',
  hr: 'hrv croatian',
  sr: 'srp serbian',
  vi: 'vie vietnamese',
  th: 'tha thai',
  id: 'ind indonesian',
  is: 'isl ice icelandic',
  la: 'lat latin',
  fa: 'fas per persian farsi',
  et: 'est estonian',
  lt: 'lit lithuanian',
  lv: 'lav latvian',
  sk: 'slk slo slovak',
  sl: 'slv slovenian slovene',
  ta: 'tam tamil',
  bn: 'ben bengali',
  ur: 'urd urdu',
  af: 'afr afrikaans',
  ga: 'gle irish',
  cy: 'cym wel welsh',
  eu: 'eus baq basque',
  gl: 'glg galician',
}

const codes = new Map<string, string>()
for (const [code, words] of Object.entries(names)) {
  for (const word of [code, ...words.split(' ')]) {
    codes.set(word, code)
    // As most catalogues write it.
    codes.set(word.charAt(0).toUpperCase() + word.slice(1), code)
  }
}

/** ISO 639-1 code of a language written as a code, a locale or a name: "eng", "en-US", "English"; null when unknown. */
export function languageCode(text: unknown): string | null {
  if (typeof text !== 'string' || text === '') return null
  const known = codes.get(text)
  if (known !== undefined) return known
  const [first = ''] = foldText(text).split(' ')
  return codes.get(first) ?? null
}
