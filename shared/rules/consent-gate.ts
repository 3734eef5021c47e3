import type { ConsentAnswer } from '../domain/consent.ts'

/** One current answer about passing details on; a null recipient is any partner. */
export interface ConsentGiven {
  readonly recipient: string | null
  readonly answer: ConsentAnswer
  /** Hybrid logical clock: for order only. */
  readonly hlc: string
}

/**
 * Why a referral may not leave for a partner, or null where it may (DESIGN §5): no consent, no sharing; the exception is
 * a recorded safeguarding basis. What is said of this partner counts before what is said of any; a refusal holds while
 * any current answer says so.
 */
export function consentRefusal(
  answers: readonly ConsentGiven[],
  recipient: string,
  basis: 'consent' | 'safeguarding',
): string | null {
  if (basis === 'safeguarding') return null
  const own = answers.filter((answer) => answer.recipient === recipient)
  const deciding = own.length > 0 ? own : answers.filter((answer) => answer.recipient === null)
  if (deciding.length === 0) return 'Consent was not asked'
  if (deciding.some((answer) => answer.answer === 'refused')) return 'Consent was refused'
  const last = deciding.reduce((a, b) => (a.hlc > b.hlc ? a : b))
  return last.answer === 'given' ? null : 'Consent was withdrawn'
}
