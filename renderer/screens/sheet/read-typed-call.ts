import { needCategoryCodes } from '../../../shared/codes/needs.ts'
import { hasFlag, type OutcomeCode, outcomeCodes } from '../../../shared/codes/outcomes.ts'
import type { CallLogInput, SheetRow, TypedCall } from '../../../shared/domain/call.ts'
import type { NeedId } from '../../../shared/domain/ids.ts'
import {
  type CalendarDate,
  type Instant,
  instantOf,
  londonInstant,
  londonTime,
  millisecondsOf,
} from '../../../shared/domain/time.ts'
import { i18next } from '../../i18n/i18n.ts'
import { newId } from '../../new-id.ts'
import { mustBeTold, outcomeKeys } from '../call/outcome-keys.ts'
import { readClockTime } from '../call/read-clock-time.ts'

/** The boxes of a line. */
export type Part = 'outcome' | 'time' | 'minutes' | 'number' | 'needs' | 'note' | 'spokenTo' | 'backOn' | 'backAt'

export interface TypedProblem {
  readonly message: string
  /** The box that is to blame; null where it is not one of the line. */
  readonly part: Part | null
}

/** Longer than this no call was: it is a slip of the finger. */
const mostMinutes = 240

/** The outcome that a letter stands for, as in a call; undefined where it stands for none. */
export function outcomeOf(letter: string): OutcomeCode | undefined {
  return outcomeCodes.find((code) => outcomeKeys[code] === letter.trim().toLowerCase())
}

/**
 * The call that a typed line tells of, on the day on which it was made; or what is missing or wrong in it. A call that
 * nobody answered took a minute where nothing is said.
 */
export function readTypedCall(
  row: SheetRow,
  typed: TypedCall,
  day: CalendarDate | null,
  now: Instant,
): { readonly call: CallLogInput } | { readonly problems: readonly TypedProblem[] } {
  const t = i18next.getFixedT('en', 'sheet')
  const problems: TypedProblem[] = []
  const wrong = (part: Part | null, message: string) => {
    problems.push({ part, message })
  }

  if (day === null) wrong(null, t('needDay'))
  const outcome = outcomeOf(typed.outcome)
  if (typed.outcome.trim() === '') wrong('outcome', t('needOutcome'))
  else if (!outcome) wrong('outcome', t('unknownOutcome', { letter: typed.outcome.trim() }))
  const clock = readClockTime(typed.time)
  if (!clock) wrong('time', t('needTime'))

  const minutes = typed.minutes.trim() === '' ? null : readCount(typed.minutes, mostMinutes)
  if (minutes === undefined) wrong('minutes', t('wrongMinutes', { minutes: typed.minutes.trim() }))
  if (minutes === null && outcome && hasFlag(outcome, 'reached')) wrong('minutes', t('needMinutes'))

  const startedAt = day && clock ? londonInstant(day, clock.hour, clock.minute) : now
  const endedAt = instantOf(millisecondsOf(startedAt) + (minutes ?? 1) * 60_000)
  if (startedAt > now) wrong('time', t('future'))

  // Which of several numbers is wrong must be said; else it was the first, as a call begins with it.
  const mustChoose = row.phones.length > 1 && outcome !== undefined && hasFlag(outcome, 'numberBad')
  const isUnsaid = typed.number.trim() === '' || row.phones.length === 0
  const number = isUnsaid && !mustChoose ? 1 : readCount(typed.number, row.phones.length)
  if (number === undefined) {
    wrong('number', t('needNumber', { numbers: row.phones.map((_, index) => index + 1).join(', ') }))
  }

  const digits = [...new Set(typed.needs.replace(/[\s,.]/g, ''))]
  const unknown = digits.find((digit) => needCategoryCodes[Number(digit) - 1] === undefined)
  if (unknown !== undefined) wrong('needs', t('unknownNeed', { digit: unknown, last: needCategoryCodes.length }))
  else if (outcome === 'spokeNeeds' && digits.length === 0) wrong('needs', t('needNeeds'))
  else if (outcome === 'spokeNoSupport' && digits.length > 0) wrong('needs', t('noNeeds'))

  if (outcome && mustBeTold.includes(outcome) && typed.spokenTo.trim() === '') wrong('spokenTo', t('needWho'))
  const back = outcome && hasFlag(outcome, 'callback') ? readClockTime(typed.backAt) : null
  if (outcome && hasFlag(outcome, 'callback') && (!back || !typed.backOn)) {
    wrong(typed.backOn ? 'backAt' : 'backOn', t('needBack'))
  }
  if (problems.length > 0 || !outcome) return { problems }

  return {
    call: {
      callId: typed.callId,
      personId: row.personId,
      listId: row.listId,
      direction: 'outbound',
      number: row.phones[(number ?? 1) - 1] ?? null,
      outcome,
      startedAt,
      endedAt: endedAt > now ? now : endedAt,
      spokenTo: typed.spokenTo.trim(),
      contactId: null,
      note: typed.note,
      nextStep: '',
      needs: needCategoryCodes
        .filter((_, index) => digits.includes(String(index + 1)))
        .map((category) => ({ needId: newId<NeedId>(), category, urgency: 'routine', detail: '', answers: {} })),
      consents: [],
      referrals: [],
      callback:
        back && typed.backOn
          ? { at: londonInstant(typed.backOn, back.hour, back.minute), until: null, handler: null, note: '' }
          : null,
      confirmed: {},
      answers: {},
      also: [],
    },
  }
}

/** The London day on which a sheet's calls were most likely made: that of its printing. */
export function usualDay(printedAt: Instant): CalendarDate {
  return londonTime(printedAt).date
}

/** A whole number from 1 to the most there may be; undefined where it is none. */
function readCount(text: string, most: number): number | undefined {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= most ? count : undefined
}
