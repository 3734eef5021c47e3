/**
 * Where a registration came from, in the fixed rank by which one source's word is shown before another's (DESIGN §2).
 */
export const sources = {
  nhs: { label: 'NHS shielded patient list', rank: 1 },
  government: { label: 'Government daily file', rank: 2 },
  nsss: { label: 'National shielding service', rank: 3 },
  web: { label: 'Web registration', rank: 4 },
  ivr: { label: 'Telephone registration', rank: 5 },
  call: { label: 'Our own telephone call', rank: 6 },
  other: { label: 'Another spreadsheet', rank: 7 },
} as const satisfies Record<string, { label: string; rank: number }>

export type Source = keyof typeof sources
/** Those by which people registered themselves: by website, by telephone, or the two together. */
export const registrationSources = ['government', 'nsss', 'web', 'ivr'] as const satisfies readonly Source[]
export const sourceCodes = Object.keys(sources) as [Source, ...Source[]]
