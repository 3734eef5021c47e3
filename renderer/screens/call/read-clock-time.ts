/** Reads a time as people write it: `14:30`, `14.30`, `1430`, `9`, `2pm`, `2.30 pm`. Null where it is none. */
export function readClockTime(text: string): { hour: number; minute: number } | null {
  const match = /^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?\s*$/i.exec(text)
  if (!match) return null
  const minute = Number(match[2] ?? 0)
  const half = match[3]?.toLowerCase()
  const said = Number(match[1])
  if (half && (said < 1 || said > 12)) return null
  const hour = half ? (said % 12) + (half === 'pm' ? 12 : 0) : said
  return hour < 24 && minute < 60 ? { hour, minute } : null
}
