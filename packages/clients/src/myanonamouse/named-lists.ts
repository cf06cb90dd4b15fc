import { decodeHTMLStrict } from 'entities/decode'

export interface NamedEntry {
  /** MyAnonamouse's own number. */
  id: number
  name: string
}

export interface SeriesEntry extends NamedEntry {
  /** As it was written: "1", "03", "0.5", "1-4", "1, 2, 3"; null when there is none. */
  sequence: string | null
}

/** Text with its HTML entities read, and one kind of blank. */
export function plainText(text: string): string {
  return decodeHTMLStrict(text).replaceAll('\u00a0', ' ').trim()
}

/** The people of `{"7001": "Mara Ellison"}`, which comes as text, may be empty, and is not always whole JSON. */
export function parsePeople(written: unknown): NamedEntry[] {
  return entriesOf(written).flatMap(([id, value]) => {
    const name = typeof value === 'string' ? plainText(value) : ''
    return name === '' ? [] : [{ id, name }]
  })
}

/** The series of `{"9001": ["Tidewright Cycle", "1"]}`. */
export function parseSeries(written: unknown): SeriesEntry[] {
  return entriesOf(written).flatMap(([id, value]) => {
    const [name, sequence] = Array.isArray(value) ? value.map((one: unknown) => plainText(String(one ?? ''))) : []
    return name ? [{ id, name, sequence: sequence || null }] : []
  })
}

function entriesOf(written: unknown): [id: number, value: unknown][] {
  if (typeof written === 'object' && written !== null)
    return Object.entries(written).map(([id, value]) => [Number(id), value])
  if (typeof written !== 'string' || written.trim() === '') return []
  try {
    // Renamed keys keep the order of writing: an object sorts keys that are numbers.
    const object: unknown = JSON.parse(written.replaceAll(/(?<=[{,]\s*)"(\d+)"\s*:/g, '"_$1":'))
    if (typeof object !== 'object' || object === null) return []
    return Object.entries(object).map(([key, value]) => [Number(key.slice(1)), value])
  } catch {
    return salvage(written)
  }
}

/** Quotes inside names are not always escaped: what stands between the keys is taken as it is. */
function salvage(written: string): [id: number, value: unknown][] {
  const found = written.matchAll(
    /"(\d+)"\s*:\s*(?:\["(.*?)"\s*,\s*"([^"]*)"\s*\]|"(.*?)")(?=\s*[,}]\s*(?:"\d+"\s*:|$))/g,
  )
  return [...found].map(([, id, series, sequence, person]) => [Number(id), person ?? [series ?? '', sequence ?? '']])
}
