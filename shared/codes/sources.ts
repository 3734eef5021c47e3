/**
 * Where a registration came from, in the fixed rank by which one source's word is shown before another's (DESIGN §2).
 */
export const sources = {
  nhs: { label: 'NHS shielded patient list', rank: 1 },
  government: { label: 'Government daily file', rank: 2 },
  web: { label: 'Web registration', rank: 3 },
  ivr: { label: 'Telephone registration', rank: 4 },
  call: { label: 'Our own telephone call', rank: 5 },
  other: { label: 'Another spreadsheet', rank: 6 },
} as const satisfies Record<string, { label: string; rank: number }>

export type Source = keyof typeof sources
/** Those by which people registered themselves: by website, by telephone, or the two together. */
export const registrationSources = ['government', 'web', 'ivr'] as const satisfies readonly Source[]
export const sourceCodes = Object.keys(sources) as [Source, ...Source[]]
