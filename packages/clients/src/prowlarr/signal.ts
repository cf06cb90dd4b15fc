/** Every call can be given up. */
export interface Signal {
  signal?: AbortSignal
}
