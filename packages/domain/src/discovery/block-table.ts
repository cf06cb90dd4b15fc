/** The table is made larger when more than half of its places are taken. */
const firstPlaces = 1 << 10

/** The last entry of a block stands at the place of its key; entries of a block are a ring in the order of filing. */
const none = 0

/**
 * Numbers of records filed under keys, in flat arrays: hundreds of thousands of short lists would cost several times
 * the memory and time. At most `longest` numbers are kept under one key.
 */
export class BlockTable {
  /** Pairs, side by side as they are read together: the key of a place, and the last entry of its block. */
  #places = new Int32Array(firstPlaces * 2)
  #lengths = new Uint8Array(firstPlaces)
  #taken = 0
  /** Pairs: the number of an entry, and the next entry of its block. */
  #entries = new Int32Array(firstPlaces * 2)
  #nextEntry = 1
  readonly #longest: number

  constructor({ longest }: { longest: number }) {
    this.#longest = Math.min(longest, 255)
  }

  /** Files a number under a key. Numbers have to come in rising order: the same one twice is filed once. */
  add(key: number, id: number): void {
    const place = this.#placeOf(key)
    const tail = this.#places[place * 2 + 1] ?? none
    if (tail === none) this.#taken++
    else if (this.#entries[tail * 2] === id || (this.#lengths[place] ?? 0) >= this.#longest) return
    const entry = this.#newEntry(id)
    this.#entries[entry * 2 + 1] = tail === none ? entry : (this.#entries[tail * 2 + 1] ?? entry)
    if (tail !== none) this.#entries[tail * 2 + 1] = entry
    this.#places[place * 2] = key
    this.#places[place * 2 + 1] = entry
    this.#lengths[place] = (this.#lengths[place] ?? 0) + 1
    if (this.#taken * 2 > this.#lengths.length) this.#enlarge()
  }

  /** Calls with each number under a key, in the order in which they were filed. */
  each(key: number, call: (id: number) => void): void {
    const tail = this.#places[this.#placeOf(key) * 2 + 1] ?? none
    if (tail === none) return
    let entry = tail
    do {
      entry = this.#entries[entry * 2 + 1] ?? tail
      call(this.#entries[entry * 2] ?? 0)
    } while (entry !== tail)
  }

  /** The place of a key, or the free place where it belongs. */
  #placeOf(key: number): number {
    const mask = this.#lengths.length - 1
    let place = Math.imul(key, 0x9e3779b1) & mask
    while (this.#places[place * 2 + 1] !== none && this.#places[place * 2] !== key) place = (place + 1) & mask
    return place
  }

  #newEntry(id: number): number {
    if (this.#nextEntry * 2 === this.#entries.length) {
      const larger = new Int32Array(this.#entries.length * 2)
      larger.set(this.#entries)
      this.#entries = larger
    }
    this.#entries[this.#nextEntry * 2] = id
    return this.#nextEntry++
  }

  #enlarge(): void {
    const [places, lengths] = [this.#places, this.#lengths]
    this.#places = new Int32Array(places.length * 2)
    this.#lengths = new Uint8Array(lengths.length * 2)
    for (let old = 0; old < lengths.length; old++) {
      const tail = places[old * 2 + 1] ?? none
      if (tail === none) continue
      const key = places[old * 2] ?? 0
      const place = this.#placeOf(key)
      this.#places[place * 2] = key
      this.#places[place * 2 + 1] = tail
      this.#lengths[place] = lengths[old] ?? 0
    }
  }
}
