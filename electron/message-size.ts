/** The largest message that is carried to the store: a piece of a file is at most a quarter of it. */
export const largestMessage = 8 * 1024 * 1024

/** About how many bytes a message takes; stops counting beyond `limit`. */
export function messageSize(message: unknown, limit: number = largestMessage): number {
  const seen = new Set<object>()
  let size = 0
  const waiting: unknown[] = [message]
  while (waiting.length > 0 && size <= limit) {
    const part = waiting.pop()
    if (typeof part === 'string') size += part.length * 2
    else if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) size += part.byteLength
    else if (typeof part === 'object' && part !== null) {
      if (seen.has(part)) continue
      seen.add(part)
      size += 16
      if (part instanceof Map || part instanceof Set) waiting.push(...part)
      else
        for (const [key, value] of Object.entries(part)) {
          size += key.length * 2
          waiting.push(value)
        }
    } else size += 8
  }
  return size
}
