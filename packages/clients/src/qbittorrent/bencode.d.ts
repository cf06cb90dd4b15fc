declare module 'bencode' {
  /** Decoding keeps its place here, so that the place of a value inside the file can be told. */
  interface Decode {
    (data: Uint8Array): unknown
    data: Uint8Array
    encoding: string | null
    position: number
    next(): unknown
    buffer(): Uint8Array
  }
  const bencode: { decode: Decode; encode(value: unknown): Uint8Array }
  export default bencode
}
