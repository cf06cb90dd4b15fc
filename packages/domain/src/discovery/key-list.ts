/**
 * A list of 32-bit keys that is filled anew for each record and keeps its place in memory: tens of thousands of short
 * lists, each grown step by step, would cost more than the keys in them.
 */
export class KeyList {
  #keys = new Int32Array(64)
  #length = 0

  get length(): number {
    return this.#length
  }

  clear(): void {
    this.#length = 0
  }

  push(key: number): void {
    if (this.#length === this.#keys.length) {
      const longer = new Int32Array(this.#length * 2)
      longer.set(this.#keys)
      this.#keys = longer
    }
    this.#keys[this.#length++] = key
  }

  at(index: number): number {
    return this.#keys[index] ?? 0
  }

  includes(key: number): boolean {
    for (let index = 0; index < this.#length; index++) if (this.#keys[index] === key) return true
    return false
  }
}
