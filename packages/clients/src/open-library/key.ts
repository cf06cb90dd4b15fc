/** The last part of a key: "OL82563W" for "/works/OL82563W". */
export function bareKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}
