import type { CaseFile } from '../../../shared/domain/case-file.ts'

/** Lines that the window of the envelope shows between name and postcode. */
const mostLines = 4

/** Where to write to, line by line, the postcode last; none where no address is known. Surplus lines are joined. */
export function addressLines({ values }: CaseFile): readonly string[] {
  const lines = (values.address ?? []).map((line) => line.trim()).filter(Boolean)
  if (lines.length === 0) return []
  const last = lines.slice(mostLines - 1).join(', ')
  return [...lines.slice(0, mostLines - 1), last, values.postcode ?? ''].filter(Boolean)
}
