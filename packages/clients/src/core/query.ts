type Scalar = string | number | boolean

/** Query parameters: undefined and null are left out, an array repeats its name. */
export type Query = Record<string, Scalar | null | undefined | readonly Scalar[]>

export function addQuery(url: URL, query: Query): void {
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    const values: readonly Scalar[] = typeof value === 'object' ? value : [value]
    for (const one of values) url.searchParams.append(name, String(one))
  }
}
