export const audnexusRegions = ['au', 'ca', 'de', 'es', 'fr', 'in', 'it', 'jp', 'uk', 'us'] as const

/** A shop of Audible that Audnexus reads. */
export type AudnexusRegion = (typeof audnexusRegions)[number]
