/** The table is made larger when more than half of its places are taken. */
const firstPlaces = 1 << 10

/** The last entry of a block stands at the place of its key; entries of a block are a ring in the order of filing. */
const none = 0

/**
 * Numbers of records filed under keys, in flat arrays: hundreds of thousands of short lists would cost several times
 * the memory and time. At most `longest` numbers are kept under one key.
 */
export class BlockTable {
  #keys = new Int32Array(firstPlaces)
  #tails = new Int32Array(firstPlaces)
  #lengths = new Uint8Array(firstPlaces)
  #taken = 0
  #ids = new Int32Array(firstPlaces)
  #nexts = new Int32Array(firstPlaces)
  #entries = 1
  readonly #longest: number

  constructor({ longest }: { longest: number }) {
    this.#longest = Math.min(longest, 255)
  }

  /** Files a number under a key. Numbers have to come in rising order: the same one twice is filed once. */
  add(key: number, id: number): void {
    const place = this.#placeOf(key)
    const tail = this.#tails[place] ?? none
    if (tail === none) this.#taken++
    else if (this.#ids[tail] === id || (this.#lengths[place] ?? 0) >= this.#longest) return
    const entry = this.#newEntry(id)
    this.#nexts[entry] = tail === none ? entry : (this.#nexts[tail] ?? entry)
    if (tail !== none) this.#nexts[tail] = entry
    this.#keys[place] = key
    this.#tails[place] = entry
    this.#lengths[place] = (this.#lengths[place] ?? 0) + 1
    if (this.#taken * 2 > this.#keys.length) this.#enlarge()
  }

  /** Calls with each number under a key, in the order in which they were filed. */
  each(key: number, call: (id: number) => void): void {
    const tail = this.#tails[this.#placeOf(key)] ?? none
    if (tail === none) return
    let entry = tail
    do {
      entry = this.#nexts[entry] ?? tail
      call(this.#ids[entry] ?? 0)
    } while (entry !== tail)
  }

  /** The place of a key, or the free place where it belongs. */
  #placeOf(key: number): number {
    const mask = this.#keys.length - 1
    let place = Math.imul(key, 0x9e3779b1) & mask
    while (this.#tails[place] !== none && this.#keys[place] !== key) place = (place + 1) & mask
    return place
  }

  #newEntry(id: number): number {
    if (this.#entries === this.#ids.length) {
      this.#ids = doubled(this.#ids)
      this.#nexts = doubled(this.#nexts)
    }
    this.#ids[this.#entries] = id
    return this.#entries++
  }

  #enlarge(): void {
    const [keys, tails, lengths] = [this.#keys, this.#tails, this.#lengths]
    this.#keys = new Int32Array(keys.length * 2)
    this.#tails = new Int32Array(keys.length * 2)
    this.#lengths = new Uint8Array(keys.length * 2)
    for (let old = 0; old < keys.length; old++) {
      const tail = tails[old] ?? none
      if (tail === none) continue
      const key = keys[old] ?? 0
      const place = this.#placeOf(key)
      this.#keys[place] = key
      this.#tails[place] = tail
      this.#lengths[place] = lengths[old] ?? 0
    }
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
