import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ladderPage } from '../../../db/queries/due-work.ts'
import { hubSettingsOf } from '../../../db/queries/hub-settings.ts'
import { type LadderOutcome, ladderOutcomeLabels } from '../../../shared/codes/ladder.ts'
import type { OutcomeCode } from '../../../shared/codes/outcomes.ts'
import { skipReasons } from '../../../shared/codes/skips.ts'
import type { NextCall } from '../../../shared/domain/call.ts'
import type { LadderPlan, LadderRow } from '../../../shared/domain/ladder.ts'
import { coverageStates } from '../../../shared/domain/list.ts'
import { type Instant, instantOf, londonTime } from '../../../shared/domain/time.ts'
import { callingParts, dayPart, isCallingTime, londonDate, partBit } from '../../../shared/rules/day-part.ts'
import { allowedParts } from '../../../shared/rules/retry.ts'
import { aContact } from '../../helpers/a-contact.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'

const outcomes = [
  ...['noAnswer', 'noAnswer', 'noAnswer', 'busy', 'voicemailLeft', 'spokeToOther', 'languageBarrier'],
  ...['spokeNoSupport', 'spokeCallback', 'refused', 'neverCall', 'movedAway', 'deceased', 'callDropped'],
] as const satisfies readonly OutcomeCode[]

const days: number[][] = [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [2]]
const ladders: LadderPlan[] = [
  [],
  [{ step: 'letter', afterDays: 2 }],
  [
    { step: 'alternateContact', afterDays: 1 },
    { step: 'letter', afterDays: 0 },
    { step: 'doorstep', afterDays: 5 },
  ],
]
const someSettings = fc.record({
  attemptLimit: fc.integer({ min: 1, max: 6 }),
  callingHours: fc.constantFrom({ from: 9, to: 20 }, { from: 9, to: 12 }, { from: 16, to: 18 }),
  callingDays: fc.constantFrom(...days),
  bankHolidays: fc.boolean(),
  ladder: fc.constantFrom(...ladders),
})
const somebody = fc.record({
  phones: fc.subarray(['020 7946 0018', '07700 900 418']),
  preferredTimes: fc.constantFrom(null, ['evening' as const], ['morning' as const, 'evening' as const]),
  language: fc.constantFrom('en', 'ko'),
  hasContact: fc.boolean(),
})
const aSeason = fc.record({
  people: fc.array(somebody, { minLength: 1, maxLength: 14 }),
  handlers: fc.integer({ min: 1, max: 3 }),
  settings: someSettings,
  chance: fc.array(fc.nat(9999), { minLength: 60, maxLength: 60, size: 'max' }),
})
type Season = typeof aSeason extends fc.Arbitrary<infer S> ? S : never

/** How long a season may last: a round takes a day of calling at most, and the hub may ring on Tuesdays only. */
const mostDays = 200

/** What is seen while a list is worked: how often each person was offered, and the moments at which they were tried. */
class Play {
  readonly hub: AHub
  readonly handlers: readonly string[]
  readonly offered = new Map<string, number>()
  readonly tried = new Map<string, Instant[]>()
  readonly #chance: readonly number[]
  readonly #anew = new Set<string>()
  #drawn = 0

  constructor({ people, handlers, settings, chance }: Season) {
    const hub = aHub({ keep: true, start: Date.parse('2020-04-03T07:30:00.000Z') })
    this.hub = hub
    this.#chance = chance
    const made = people.map(({ hasContact: _, preferredTimes, ...values }) =>
      aResident({ ...values, ...(preferredTimes ? { preferredTimes: [...preferredTimes] } : {}) }),
    )
    hub.with(...made)
    people.forEach(({ hasContact }, index) => {
      const personId = hub.personOf(made[index]?.residentId ?? '')
      if (hasContact) hub.must('contact.add', { contactId: hub.newId(), personId, ...aContact() })
    })
    hub.must('hub.change', settings)
    this.handlers = Array.from({ length: handlers }, (_, i) => hub.staff(`Handler ${i}`, 'handler', 20, ['en']))
    hub.list(this.handlers)
  }

  draw(among: number): number {
    return (this.#chance[this.#drawn++ % this.#chance.length] ?? 0) % among
  }

  /** One handler takes whoever comes next; false where nobody does. */
  ring(handler: string): boolean {
    const { next } = this.hub.next(handler)
    if (!next) return false
    this.#look(next)
    if (this.draw(8) === 0) {
      const why = skipReasons[this.draw(skipReasons.length)] ?? 'time'
      this.hub.must('call.skip', { personId: next.personId, listId: next.listId, why, note: '' }, handler)
      return true
    }
    this.#call(next, handler)
    return true
  }

  /** What must hold of everybody who is offered (DESIGN §5). */
  #look(next: NextCall): void {
    const { hub } = this
    expect(hub.row('person', 'person_id = ?', next.personId)).toMatchObject({ hold: null, erased: 0 })
    this.offered.set(next.personId, (this.offered.get(next.personId) ?? 0) + 1)
    if (next.kind !== 'callback') expect(isCallingTime(hub.at, hubSettingsOf(hub.store))).toBe(true)
    if (next.kind === 'retry') this.#lookAtParts(next.personId)
  }

  /** Not in a part of the day that was tried in this round, while another is left in hours and preferred times. */
  #lookAtParts(personId: string): void {
    const preferred = Number(this.hub.row('person', 'person_id = ?', personId)?.preferred_parts)
    const allowed = allowedParts(callingParts(hubSettingsOf(this.hub.store)), preferred)
    let round = 0
    for (const at of this.tried.get(personId) ?? []) {
      round |= partBit(dayPart(at))
      if ((allowed & ~round) === 0) round = 0
    }
    expect(partBit(dayPart(this.hub.at)) & allowed & ~round).not.toBe(0)
  }

  #call({ personId, listId, number }: NextCall, handler: string): void {
    const { hub } = this
    if (number !== null && this.draw(6) === 0) {
      const bad = { callId: hub.newId<string>(), personId, listId, number, startedAt: hub.at, endedAt: hub.at }
      hub.must('call.badNumber', { ...bad, outcome: 'wrongNumber' }, handler)
      return
    }
    const outcome = outcomes[this.draw(outcomes.length)] ?? 'noAnswer'
    const at = instantOf(hub.clock.time + this.draw(5 * 24 * 60) * 60_000)
    const until = this.draw(2) === 0 ? null : instantOf(Date.parse(at) + 3_600_000)
    const promisedTo = this.draw(2) === 0 ? null : (this.handlers[this.draw(this.handlers.length)] ?? null)
    const callback = outcome === 'spokeCallback' ? { at, until, handler: promisedTo, note: '' } : null
    const startedAt = hub.at
    const logged = hub.call(personId, { listId, number, outcome, callback, startedAt, endedAt: hub.at }, handler)
    expect(logged.ok).toBe(true)
    this.tried.set(personId, [...(this.tried.get(personId) ?? []), startedAt])
  }

  /** A supervisor takes every step that is due by today. */
  climb(): void {
    const { hub } = this
    const today = londonDate(hub.at)
    const page = ladderPage(hub.store, { step: null, offset: 0, limit: 100 }, null, today)
    for (const row of page.rows) if (row.dueOn <= today) this.#take(row)
  }

  #take({ personId, listId, step }: LadderRow): void {
    const { hub } = this
    const ends = (Object.keys(ladderOutcomeLabels[step]) as LadderOutcome[]).filter(
      // Everybody has told us only once how to reach them: otherwise there would be no end.
      (outcome) => outcome !== 'newWay' || !this.#anew.has(personId),
    )
    const outcome = ends[this.draw(ends.length)] ?? 'noResult'
    if (outcome === 'newWay') this.#anew.add(personId)
    const newNumber = outcome === 'newWay' ? `07700 9001${10 + this.#anew.size}` : null
    const contact = hub.row('contact', 'resident_id = ?', personId)
    const contactId = contact && step === 'alternateContact' ? String(contact.contact_id) : null
    hub.must('ladder.take', { personId, listId, step, outcome, contactId, on: londonDate(hub.at), note: '', newNumber })
  }

  /** How many wait: for a call, or for a step. */
  waiting(): number {
    const [queue] = this.hub.rows('SELECT (SELECT count(*) FROM call_queue) + (SELECT count(*) FROM ladder_step) AS n')
    return Number(queue?.n)
  }
}

test('a whole list is worked to its end: nobody starves, whoever they are and however the hub is set', () => {
  fc.assert(
    fc.property(aSeason, (season) => {
      const play = new Play(season)
      const { hub } = play
      const end = hub.clock.time + mostDays * 86_400_000
      while (play.waiting() > 0 && hub.clock.time < end) {
        for (const handler of play.handlers) {
          // Ten calls an hour: whoever is skipped or promised something does not keep the others from their turn.
          for (let call = 0; call < 10 && play.ring(handler); call++) hub.move(2)
        }
        if (londonTime(hub.at).hour === 17) play.climb()
        hub.move(60 - (Math.floor(hub.clock.time / 60_000) % 60))
      }
      expect(play.waiting()).toBe(0)
      const last = coverageStates.filter((state) => state !== 'notStarted' && state !== 'inProgress')
      const members = hub.rows('SELECT person_id, state FROM list_person')
      expect(members).toHaveLength(season.people.length)
      for (const member of members) expect(last).toContain(member.state)
      const numbered = new Set(hub.rows('SELECT person_id FROM person_phone').map((row) => String(row.person_id)))
      // Everybody whom there was a number for was offered; the others went up the ladder.
      for (const personId of numbered) expect(play.offered.get(personId)).toBeGreaterThan(0)
      expect(hub.rows('SELECT sum(persons) AS n FROM list_count')).toEqual([{ n: season.people.length }])
      hub.close()
    }),
    runs(10),
  )
})
