/** The fields whose value is another than before: what a change is to carry. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const changes: Partial<T> = {}
  for (const field in after) {
    if (JSON.stringify(after[field]) !== JSON.stringify(before[field])) changes[field] = after[field]
  }
  return changes
}
