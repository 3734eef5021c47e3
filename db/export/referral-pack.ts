import { createHash } from 'node:crypto'
import {
  type NeedCategory,
  type NeedQuestion,
  needCategories,
  needCategoryCodes,
  type Urgency,
  urgencyLabels,
} from '../../shared/codes/needs.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import { showDate } from '../../shared/domain/time.ts'
import type { Cell, Column, Sheet } from './column.ts'
import { writeCsv } from './csv.ts'
import { writeXlsx } from './xlsx.ts'

/**
 * What a partner is told of a referral: what they need to help, and no more. No NHS number, no clinical reason and no
 * date of birth has a place here (DESIGN §5, referral pack), so none can be put in by mistake.
 */
export interface PackReferral {
  /** `R K7Q-4F2-9XM` */
  readonly number: string
  readonly name: string
  /** In their own script, where it is known. */
  readonly nativeName: string | null
  readonly address: readonly string[]
  readonly postcode: string | null
  /** As written or as digits, the best first. */
  readonly phones: readonly string[]
  /** ISO 639 code. */
  readonly language: string | null
  readonly interpreter: 'yes' | 'no' | null
  /** What one must know before speaking or visiting. */
  readonly accessNeeds: string | null
  readonly safeToSpeak: string | null
  readonly needs: readonly PackNeed[]
  readonly urgency: Urgency
  readonly note: string
}

export interface PackNeed {
  readonly category: NeedCategory
  readonly detail: string
  /** By the id of the question (shared/codes/needs.ts). */
  readonly answers: Readonly<Record<string, string>>
}

export interface Pack {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }[]
}

/** What a partner may answer; the reply sheet takes these words and no others. */
export const replyAnswers = ['Accepted', 'Declined', 'In progress', 'Completed', 'Unable to help'] as const

/** Headers of the reply sheet, by which it is known again when it comes back. */
export const replyHeaders = {
  number: 'Reference',
  needs: 'Needs',
  answer: 'Your answer',
  on: 'Date of your answer',
  reason: 'Reason or note',
} as const

/**
 * A partner's pack: a workbook with a cover, the referrals and a reply sheet, and the last two as CSV besides. Most
 * urgent first, then by number; the same referrals always give the same bytes. Each file comes with its SHA-256, which
 * the log keeps as the proof of what was sent.
 */
export async function buildPack(pack: {
  readonly hubName: string
  readonly partner: { readonly name: string }
  readonly referrals: readonly PackReferral[]
  readonly madeOn: CalendarDate
  /** Invented people: every sheet says so. */
  readonly sample?: boolean
}): Promise<Pack> {
  const referrals = [...pack.referrals].sort(byUrgency)
  const referralSheet = referralsTable(referrals)
  const replies = replySheet(referrals)
  const workbook = await writeXlsx([coverSheet(pack, referrals), referralSheet, replies])
  return {
    files: [
      named('referrals.xlsx', workbook),
      named('referrals.csv', writeCsv(referralSheet.columns, referralSheet.rows)),
      named('reply.csv', writeCsv(replies.columns, replies.rows)),
    ],
  }
}

const urgencyOrder: Record<Urgency, number> = { urgent: 0, soon: 1, routine: 2 }

function byUrgency(a: PackReferral, b: PackReferral): number {
  return urgencyOrder[a.urgency] - urgencyOrder[b.urgency] || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0)
}

function coverSheet(
  pack: {
    readonly hubName: string
    readonly partner: { readonly name: string }
    readonly madeOn: CalendarDate
    readonly sample?: boolean
  },
  referrals: readonly PackReferral[],
): Sheet {
  const urgent = referrals.filter((one) => one.urgency === 'urgent').length
  const rows: [string, Cell][] = [
    ['From', pack.hubName],
    ['To', pack.partner.name],
    ['Made on', showDate(pack.madeOn)],
    ['Referrals', referrals.length],
    ['Urgent: today', urgent],
    [
      'What to do',
      'Ring or visit the people on the sheet “Referrals”. They have agreed that you are told what is there.',
    ],
    [
      'How to answer',
      'On the sheet “Reply”, choose an answer for each reference and send the workbook or reply.csv back. The reply holds references only, and no names.',
    ],
    [
      'Keep it safe',
      'These are personal details. Use them for these referrals only, show them to nobody who does not need them, and delete the file when the work is done.',
    ],
  ]
  if (pack.sample) rows.unshift(['Sample data', 'SAMPLE DATA: every person in this file is invented.'])
  return {
    name: 'Cover',
    columns: [
      { header: 'Referrals', kind: 'text', width: 18 },
      { header: `${pack.hubName} to ${pack.partner.name}`, kind: 'text', width: 90 },
    ],
    rows,
  }
}

function referralsTable(referrals: readonly PackReferral[]): Sheet {
  const questions = askedQuestions(referrals)
  const columns: Column[] = [
    { header: 'Reference', kind: 'text' },
    { header: 'Urgency', kind: 'text' },
    { header: 'Name', kind: 'text' },
    { header: 'Name in own script', kind: 'text' },
    { header: 'Address', kind: 'text', width: 40 },
    { header: 'Postcode', kind: 'text' },
    { header: 'Telephone', kind: 'phone' },
    { header: 'Other numbers', kind: 'phone' },
    { header: 'Language', kind: 'text' },
    { header: 'Interpreter', kind: 'text' },
    { header: 'To know before speaking', kind: 'text', width: 30 },
    { header: 'Needs', kind: 'text', width: 30 },
    ...questions.map(({ category, question }): Column => {
      return { header: `${needCategories[category].label}: ${question.label}`, kind: 'text', width: 22 }
    }),
    { header: 'Details', kind: 'text', width: 50 },
    { header: 'Note', kind: 'text', width: 50 },
  ]
  const rows = referrals.map((one): Cell[] => [
    one.number,
    urgencyLabels[one.urgency],
    one.name,
    one.nativeName,
    one.address.join(', '),
    one.postcode,
    one.phones[0] ?? null,
    one.phones.slice(1).join(', '),
    languageName(one.language),
    one.interpreter === 'yes' ? 'Yes' : one.interpreter === 'no' ? 'No' : null,
    [one.accessNeeds, one.safeToSpeak].filter(Boolean).join('. '),
    needLabels(one),
    ...questions.map(({ category, question }) => answerTo(one, category, question)),
    one.needs
      .filter((need) => need.detail.trim() !== '')
      .map((need) => `${needCategories[need.category].label}: ${need.detail.trim()}`)
      .join('; '),
    one.note,
  ])
  return { name: 'Referrals', columns, rows }
}

function replySheet(referrals: readonly PackReferral[]): Sheet {
  return {
    name: 'Reply',
    columns: [
      { header: replyHeaders.number, kind: 'text' },
      { header: replyHeaders.needs, kind: 'text', width: 36 },
      { header: replyHeaders.answer, kind: 'text', width: 18, choices: replyAnswers },
      { header: replyHeaders.on, kind: 'date', width: 22 },
      { header: replyHeaders.reason, kind: 'text', width: 60 },
    ],
    rows: referrals.map((one) => [one.number, needLabels(one), null, null, null]),
  }
}

/** The questions that were answered for somebody in the pack, in the order of the codes. */
function askedQuestions(referrals: readonly PackReferral[]) {
  const asked: { category: NeedCategory; question: NeedQuestion }[] = []
  for (const category of needCategoryCodes) {
    for (const question of needCategories[category].questions) {
      if (referrals.some((one) => answerTo(one, category, question) !== '')) asked.push({ category, question })
    }
  }
  return asked
}

function answerTo(referral: PackReferral, category: NeedCategory, question: NeedQuestion): string {
  return referral.needs
    .filter((need) => need.category === category)
    .map((need) => need.answers[question.id]?.trim() ?? '')
    .filter((answer) => answer !== '')
    .join('; ')
}

function needLabels(referral: PackReferral): string {
  return [...new Set(referral.needs.map((need) => needCategories[need.category].label))].join(', ')
}

function languageName(code: string | null): string | null {
  if (!code) return null
  try {
    return new Intl.DisplayNames('en-GB', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function named(name: string, bytes: Uint8Array): Pack['files'][number] {
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
