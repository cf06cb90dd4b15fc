/** The shops that the server can ask Audnexus about. */
export const audnexusRegions = ['us', 'ca', 'uk', 'au', 'fr', 'de', 'jp', 'it', 'in', 'es'] as const
export type AudnexusRegion = (typeof audnexusRegions)[number]
