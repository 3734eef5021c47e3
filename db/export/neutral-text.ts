/**
 * Spreadsheets run a cell that begins like a formula. Such text gets an apostrophe in front, which spreadsheets take as
 * "this is text" (OWASP, CSV Injection); our own reader takes it off again, so that what we wrote reads back the same.
 */

/** Begins a formula in one spreadsheet or another: also behind spaces, and in full-width letters. */
const formula = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

/** The text as it may stand in a cell of a spreadsheet. */
export function neutralText(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text again as it was before `neutralText`. Of `="0770"`, by which people keep leading zeros, the inside. */
export function plainText(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === 39 && formula.test(cell.slice(1))) return cell.slice(1)
  if (first === 61) return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell
  return cell
}
