import { type ScriptAnswer, type ScriptLine, type ScriptPart, scriptParts } from '../domain/script.ts'
import type { NeedCategory } from './needs.ts'
import { ar } from './script-words/ar.ts'
import { en, type MindLine, mind, type SpokenLine } from './script-words/en.ts'
import { ko } from './script-words/ko.ts'
import { pl } from './script-words/pl.ts'
import { ta } from './script-words/ta.ts'
import { uk } from './script-words/uk.ts'

type LineId = SpokenLine | MindLine

interface Given {
  readonly direction?: 'outbound' | 'inbound'
  readonly after?: readonly [line: SpokenLine, ...answers: string[]]
  readonly need?: NeedCategory | 'any'
  /** By their ids: the words on the button, and the need that it ticks. A line with answers is asked. */
  readonly answers?: Readonly<Record<string, string | readonly [label: string, ticks: NeedCategory]>>
}

/** Each part in the order in which it is said; every branch stands right after what opens it. */
const parts: Record<ScriptPart, readonly (readonly [LineId, Given?])[]> = {
  opening: [
    ['opening', { direction: 'outbound' }],
    ['openingInbound', { direction: 'inbound' }],
  ],
  identity: [
    [
      'identity',
      {
        direction: 'outbound',
        answers: {
          them: 'It is them',
          away: 'They cannot come',
          speaks: 'Somebody speaks for them',
          voicemail: 'Voicemail',
          language: 'No shared language',
        },
      },
    ],
    ['identityOther', { direction: 'outbound' }],
    ['confirmIdentity', { after: ['identity', 'them'], answers: { fits: 'It fits', differs: 'It does not fit' } }],
    ['confirmMind', { after: ['identity', 'them'] }],
    ['identityDiffers', { after: ['confirmIdentity', 'differs'] }],
    ['speaksFor', { after: ['identity', 'speaks'], answers: { agreed: 'They may', notAgreed: 'Not known, or no' } }],
    ['speaksForMind', { after: ['identity', 'speaks'] }],
    ['ringAgain', { after: ['identity', 'away'] }],
    ['voicemail', { after: ['identity', 'voicemail'] }],
    ['voicemailMind', { after: ['identity', 'voicemail'] }],
    ['interpreter', { after: ['identity', 'language'] }],
    ['interpreterMind', { after: ['identity', 'language'] }],
    [
      'identityInbound',
      {
        direction: 'inbound',
        answers: { self: 'For themselves', other: 'For somebody else', language: 'No shared language' },
      },
    ],
    ['ringsFor', { after: ['identityInbound', 'other'] }],
  ],
  questions: [
    ['purpose', { direction: 'outbound', answers: { yes: 'Yes', later: 'Another time', no: 'No, thank you' } }],
    ['anotherTime', { after: ['purpose', 'later'] }],
    ['refusal', { after: ['purpose', 'no'] }],
    ['food', { answers: { yes: 'Yes', sometimes: ['Sometimes', 'food'], no: ['No', 'food'] } }],
    [
      'foodLeft',
      {
        after: ['food', 'sometimes', 'no'],
        answers: { today: 'Today only', days: 'A few days', week: 'A week or more' },
      },
    ],
    ['foodUrgent', { after: ['foodLeft', 'today'] }],
    ['foodDetails', { need: 'food' }],
    ['medicine', { answers: { yes: 'Yes', sometimes: ['Sometimes', 'medicine'], no: ['No', 'medicine'] } }],
    ['medicineUrgent', { after: ['medicine', 'sometimes', 'no'] }],
    ['medicineDetails', { need: 'medicine' }],
    ['befriending', { answers: { no: 'No', perhaps: ['Perhaps', 'befriending'], yes: ['Yes', 'befriending'] } }],
    ['befriendingDetails', { need: 'befriending' }],
    ['wellbeing', { answers: { well: 'Well', upAndDown: 'Up and down', low: ['Low', 'emotionalWellbeing'] } }],
    ['safe', { after: ['wellbeing', 'upAndDown', 'low'], answers: { yes: 'Yes', no: 'No', unsure: 'Would not say' } }],
    ['despair', { after: ['wellbeing', 'low'], answers: { no: 'No', yes: 'Yes', unsure: 'Would not say' } }],
    ['wellbeingDetails', { need: 'emotionalWellbeing' }],
    ['health', { answers: { no: 'No', yes: ['Yes', 'healthAdvice'] } }],
    ['healthMind', { after: ['health', 'yes'] }],
    ['healthDetails', { need: 'healthAdvice' }],
    ['money', { answers: { no: 'No', aLittle: ['A little', 'financial'], yes: ['Yes', 'financial'] } }],
    ['moneyDetails', { need: 'financial' }],
    ['information', { answers: { no: 'No', yes: ['Yes', 'information'] } }],
    ['anythingElse', { answers: { no: 'No', yes: ['Yes', 'other'] } }],
  ],
  consent: [
    ['consent', { need: 'any' }],
    ['consentMind', { need: 'any' }],
  ],
  safeguarding: [
    ['lifeInDanger', { after: ['despair', 'yes', 'unsure'] }],
    ['despairReply', { after: ['despair', 'yes'] }],
    ['danger', { after: ['safe', 'no', 'unsure'] }],
    ['thanksForTelling', { after: ['safe', 'no'] }],
  ],
  closing: [['readBack', { need: 'any' }], ['whatNext', { need: 'any' }], ['closing']],
}

/** The script until the hub writes its own over it, by the name of the line. */
export const defaultScript: ReadonlyMap<string, ScriptLine> = new Map(
  scriptParts.flatMap((part) =>
    parts[part].map(([lineId, given = {}], index) => [lineId, lineOf(part, (index + 1) * 10, lineId, given)] as const),
  ),
)

function lineOf(part: ScriptPart, position: number, lineId: LineId, given: Given): ScriptLine {
  const answers = Object.entries(given.answers ?? {}).map(
    ([id, answer]): ScriptAnswer =>
      typeof answer === 'string' ? { id, label: answer, ticks: null } : { id, label: answer[0], ticks: answer[1] },
  )
  const [asked, ...those] = given.after ?? []
  return {
    part,
    position,
    kind: isSpoken(lineId) ? (answers.length > 0 ? 'ask' : 'say') : 'mind',
    direction: given.direction ?? null,
    after: asked ? { line: asked, answers: those } : null,
    need: given.need ?? null,
    answers,
    text: isSpoken(lineId)
      ? { en: en[lineId], ta: ta[lineId], ko: ko[lineId], ar: ar[lineId], uk: uk[lineId], pl: pl[lineId] }
      : { en: mind[lineId] },
    removed: false,
  }
}

function isSpoken(lineId: LineId): lineId is SpokenLine {
  return lineId in en
}
