import { z } from 'zod'
import { needCategoryCodes } from '../codes/needs.ts'
import { CalendarDate } from './time.ts'

/** The languages in which the script says what is said to the resident (ISO 639); English is always there. */
export const scriptLanguages = ['en', 'ta', 'ko', 'ar', 'uk', 'pl'] as const
export type ScriptLanguage = (typeof scriptLanguages)[number]
export const scriptLanguageLabels: Record<ScriptLanguage, string> = {
  en: 'English',
  ta: 'தமிழ் (Tamil)',
  ko: '한국어 (Korean)',
  ar: 'العربية (Arabic)',
  uk: 'Українська (Ukrainian)',
  pl: 'Polski (Polish)',
}

export const scriptParts = ['opening', 'identity', 'questions', 'consent', 'safeguarding', 'closing'] as const
export type ScriptPart = (typeof scriptParts)[number]

/** `say` is read out, `ask` is read out and answered, `mind` is for the handler's eyes only. */
export const scriptLineKinds = ['say', 'ask', 'mind'] as const

/** Names a line of the script for ever: its translations, answers and checks hang on it. */
export const ScriptLineId = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'Letters and digits only.')

const words = z.string().max(2000)

export const ScriptAnswer = z.strictObject({
  id: z.string().min(1).max(40),
  label: z.string().min(1).max(100),
  /** The need that the answer ticks, or null. */
  ticks: z.enum(needCategoryCodes).nullable(),
})
export type ScriptAnswer = z.infer<typeof ScriptAnswer>

/**
 * One line of the script. `{handler}`, `{hub}`, `{name}`, `{telephone}` and `{interpreter}` are filled in. A line with
 * conditions is shown while every one of them holds: on another line's answer, on the direction, on a need being ticked.
 */
export const ScriptLine = z.strictObject({
  part: z.enum(scriptParts),
  /** Its place within the part. */
  position: z.int().min(0).max(999),
  kind: z.enum(scriptLineKinds),
  direction: z.enum(['outbound', 'inbound']).nullable(),
  /** Shown only after one of these answers was given to another line. */
  after: z.strictObject({ line: ScriptLineId, answers: z.array(z.string().max(40)).min(1).max(20) }).nullable(),
  /** Shown only while this need is ticked, or any need for `any`. */
  need: z.enum(['any', ...needCategoryCodes]).nullable(),
  answers: z.array(ScriptAnswer).max(8),
  /** In each language that has it; a `mind` line needs English only. */
  text: z.strictObject({ en: words.min(1), ta: words, ko: words, ar: words, uk: words, pl: words }).partial({
    ta: true,
    ko: true,
    ar: true,
    uk: true,
    pl: true,
  }),
  /** Taken out of the script; its answers in earlier calls are still read by it. */
  removed: z.boolean(),
})
export type ScriptLine = z.infer<typeof ScriptLine>

/** Who, speaking the language, looked at which words of a line, and when. It holds for these words only. */
export const ScriptCheck = z.strictObject({
  by: z.string().trim().min(1, 'Enter who checked it.').max(200),
  on: CalendarDate,
  text: words,
})
export type ScriptCheck = z.infer<typeof ScriptCheck>

export interface ScriptLineRow extends ScriptLine {
  readonly lineId: string
  /** By language, where a speaker has checked the words as they stand now. */
  readonly checked: Partial<Record<ScriptLanguage, { readonly by: string; readonly on: CalendarDate }>>
}

/** The answers given in a call: line id → answer id. */
export const ScriptAnswers = z.record(ScriptLineId, z.string().max(40))
export type ScriptAnswers = z.infer<typeof ScriptAnswers>
