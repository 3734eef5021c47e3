/** Words of the case file. */
export const caseFile = { title: 'Case file' } as const
