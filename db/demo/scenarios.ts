import { CalendarDate } from '../../shared/domain/time.ts'

/** What is to come of a play: who there is, what happens to them, and over which days. */
export interface Scenario {
  readonly name: ScenarioName
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** The NHS list comes in waves, each file holding those before it; together, everybody listed. */
  readonly waves: readonly { readonly on: CalendarDate; readonly listName: string; readonly people: number }[]
  /** Of those listed, by every row of theirs; and by some of their rows only. */
  readonly deceased: number
  readonly contradicted: number
  readonly withoutNumber: number
  /** People who were on no list when they rang in; and how many of them come onto the last one. */
  readonly unlisted: number
  readonly unlistedThenListed: number
  /** The figures of the headline report. */
  readonly contacted: number
  readonly needingSupport: number
  readonly inboundRequests: number
  /** People whose only needs from an outbound call were taken back: they count in no figure. */
  readonly needsWithdrawn: number
  /** Incoming calls in which nothing was asked for. */
  readonly inboundOther: number
  /** How the attempts ended for those who were contacted and logged no need; the rest said that they needed nothing. */
  readonly ends: Readonly<Record<EndWithoutNeed, number>>
  readonly handlers: { readonly outbound: number; readonly inbound: number }
}

/** How the attempts to reach somebody end, where no need is logged. */
export type EndWithoutNeed =
  | 'refused'
  | 'neverCall'
  | 'toldDeceased'
  | 'movedAway'
  | 'inCare'
  | 'ladderFinished'
  | 'numbersBad'
  | 'callbackDue'
  | 'stillTrying'

export type ScenarioName = 'kingston' | 'small'

const day = (text: string) => CalendarDate.parse(text)

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  /** The spring of 2020: 515 who needed support and 2,267 requests, among just under 6,000 who were contacted. */
  kingston: {
    name: 'kingston',
    from: day('2020-03-23'),
    to: day('2020-05-31'),
    waves: [
      { on: day('2020-03-23'), listName: 'First NHS list, 23 March', people: 3320 },
      { on: day('2020-04-14'), listName: 'Additions of 14 April', people: 1790 },
      { on: day('2020-05-04'), listName: 'Additions of 4 May', people: 990 },
    ],
    deceased: 61,
    contradicted: 14,
    withoutNumber: 21,
    unlisted: 140,
    unlistedThenListed: 12,
    contacted: 5948,
    needingSupport: 515,
    inboundRequests: 2267,
    needsWithdrawn: 9,
    inboundOther: 233,
    ends: {
      refused: 74,
      neverCall: 12,
      toldDeceased: 23,
      movedAway: 37,
      inCare: 64,
      ladderFinished: 148,
      numbersBad: 71,
      callbackDue: 7,
      stillTrying: 96,
    },
    handlers: { outbound: 16, inbound: 4 },
  },
  /** A first week with 120 people, for tests and screenshots. */
  small: {
    name: 'small',
    from: day('2020-03-23'),
    to: day('2020-03-29'),
    waves: [{ on: day('2020-03-23'), listName: 'First NHS list, 23 March', people: 112 }],
    deceased: 5,
    contradicted: 2,
    withoutNumber: 2,
    unlisted: 8,
    unlistedThenListed: 0,
    contacted: 84,
    needingSupport: 15,
    inboundRequests: 21,
    needsWithdrawn: 1,
    inboundOther: 4,
    ends: {
      refused: 2,
      neverCall: 1,
      toldDeceased: 1,
      movedAway: 1,
      inCare: 1,
      ladderFinished: 0,
      numbersBad: 2,
      callbackDue: 2,
      stillTrying: 9,
    },
    handlers: { outbound: 4, inbound: 1 },
  },
}
