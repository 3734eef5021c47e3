import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { hubSettingsOf } from '../../../db/queries/hub-settings.ts'
import { whyBlocked } from '../../../db/queries/referrals.ts'
import type { ConsentAnswer } from '../../../shared/domain/consent.ts'
import type { PartnerId } from '../../../shared/domain/ids.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { runs } from '../../helpers/runs.ts'

/** Two machines that know the same person, and nothing of each other's day. */
function apart(values: ResidentValues = {}): { one: AHub; two: AHub; personId: string } {
  const one = aHub().with(aResident(values))
  const two = anotherMachine(one, 'second machine')
  one.hears(two)
  return { one, two, personId: String(one.row('person', '1 = 1')?.person_id) }
}

function exchange(one: AHub, two: AHub): void {
  one.hears(two)
  two.hears(one)
  expect(firstDifference(one.tables(), two.tables())).toBeNull()
}

const confirm = (hub: AHub, personId: string, values: ResidentValues) =>
  hub.must('resident.confirm', { personId, saidBy: 'herself', values })

function fieldOf(hub: AHub, personId: string, field: string) {
  const file = openCase(hub.store, personId, hub.at)
  return file.ok ? file.value.fields.find((one) => one.field === field) : undefined
}

const holdOf = (hub: AHub, personId: string) => hub.row('person', 'person_id = ?', personId)?.hold

describe('two people change one field of a resident apart', () => {
  test('the later is shown, both are told, and one who settles it is over both', () => {
    const { one, two, personId } = apart({ mobile: '020 7946 0018' })
    confirm(one, personId, { mobile: '07700 900 418' })
    two.move(5)
    confirm(two, personId, { mobile: '07700 900 419' })
    exchange(one, two)
    const disputed = fieldOf(one, personId, 'mobile')
    expect(disputed).toMatchObject({ shown: '07700 900 419', disputed: true })
    expect(disputed?.statements.map((statement) => statement.value)).toEqual([
      '020 7946 0018',
      '07700 900 418',
      '07700 900 419',
    ])
    confirm(one, personId, { mobile: '07700 900 418' })
    exchange(one, two)
    const told = fieldOf(two, personId, 'mobile')?.statements.filter((statement) => statement.lane === 'telephone')
    expect(told?.map((statement) => statement.value)).toEqual(['07700 900 418'])
    expect(fieldOf(two, personId, 'mobile')?.shown).toBe('07700 900 418')
  })

  test('what is shown is the same whichever machine hears first', () => {
    const phones = ['07700 900 418', '07700 900 419', '07700 900 420']
    const aChange = fc.record({ at: fc.nat(1), minutes: fc.nat(20), to: fc.nat(2), exchange: fc.boolean() })
    fc.assert(
      fc.property(fc.array(aChange, { maxLength: 8 }), (changes) => {
        const one = aHub({ keep: true }).with(aResident())
        const two = anotherMachine(one, 'second machine', { keep: true, start: one.clock.time - 3_600_000 })
        one.hears(two)
        const personId = String(one.row('person', '1 = 1')?.person_id)
        for (const change of changes) {
          const hub = change.at === 0 ? one : two
          hub.move(change.minutes)
          confirm(hub, personId, { mobile: phones[change.to] ?? null })
          if (change.exchange) exchange(one, two)
        }
        exchange(one, two)
        confirm(one, personId, { mobile: '01632 960 001' })
        exchange(one, two)
        expect(fieldOf(two, personId, 'mobile')?.shown).toBe('01632 960 001')
        expect(fieldOf(two, personId, 'mobile')?.statements.filter((one) => one.lane === 'telephone')).toHaveLength(1)
        one.close()
        two.close()
      }),
      runs(6),
    )
  })
})

describe('what is never settled by time', () => {
  test('a death that one was told of holds against a later no, until a supervisor settles it', () => {
    const { one, two, personId } = apart()
    confirm(one, personId, { deceased: 'yes' })
    two.move(60)
    confirm(two, personId, { deceased: 'no' })
    exchange(one, two)
    expect(holdOf(one, personId)).toBe('contradicted')
    one.must('resident.resolveHold', { personId, field: 'deceased', to: 'no', reason: 'She answered herself' })
    exchange(one, two)
    expect(holdOf(two, personId)).toBeNull()
  })

  test('a decision made apart from a new report of death does not lift it', () => {
    const { one, two, personId } = apart({ deceased: 'contradicted' })
    two.move(-30)
    confirm(two, personId, { deceased: 'yes' })
    one.must('resident.resolveHold', { personId, field: 'deceased', to: 'no', reason: 'Surgery says alive' })
    expect(holdOf(one, personId)).toBeNull()
    exchange(one, two)
    expect(holdOf(one, personId)).toBe('contradicted')
  })

  test('do not call holds while anybody’s current word says so', () => {
    const { one, two, personId } = apart()
    confirm(one, personId, { doNotCall: 'yes' })
    two.move(120)
    confirm(two, personId, { doNotCall: 'no' })
    exchange(one, two)
    expect(holdOf(two, personId)).toBe('doNotCall')
    two.must('resident.resolveHold', { personId, field: 'doNotCall', to: 'no', reason: 'She asks to be rung' })
    exchange(one, two)
    expect(holdOf(one, personId)).toBeNull()
  })

  test('what one is told on the telephone lifts no hold, not even one that the telephone made', () => {
    const { one, personId } = apart()
    confirm(one, personId, { doNotCall: 'yes' })
    one.call(personId, { direction: 'inbound', outcome: 'spokeNoSupport', confirmed: { doNotCall: 'no' } })
    expect(holdOf(one, personId)).toBe('doNotCall')
    one.call(personId, { direction: 'inbound', outcome: 'deceased' })
    confirm(one, personId, { deceased: 'no' })
    expect(holdOf(one, personId)).toBe('contradicted')
  })

  test('a hold holds until somebody who knew of every word for it lifts it', () => {
    const aStep = fc.record({
      at: fc.nat(1),
      minutes: fc.integer({ min: -50, max: 50 }),
      what: fc.constantFrom('yes', 'no', 'lift', 'exchange'),
    })
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 10 }), (steps) => {
        const one = aHub({ keep: true }).with(aResident())
        const two = anotherMachine(one, 'second machine', { keep: true })
        one.hears(two)
        const personId = String(one.row('person', '1 = 1')?.person_id)
        // The model: the words that are current at each machine, as the set of those not written over.
        let next = 0
        const words = new Map<number, { yes: boolean; lane: string }>()
        const seen = [new Set<number>(), new Set<number>()]
        const over = new Set<number>()
        for (const step of steps) {
          const hub = step.at === 0 ? one : two
          const known = seen[step.at]
          if (!known) continue
          hub.move(step.minutes)
          if (step.what === 'exchange') {
            exchange(one, two)
            for (const word of [...seen.flatMap((set) => [...set])]) for (const set of seen) set.add(word)
            continue
          }
          const lane = step.what === 'lift' ? 'every' : 'telephone'
          for (const word of known) {
            const isWrittenOver = words.get(word)?.lane === lane && (!words.get(word)?.yes || step.what === 'yes')
            if (lane === 'every' || isWrittenOver) over.add(word)
          }
          words.set(next, { yes: step.what === 'yes', lane: lane === 'every' ? 'decision' : lane })
          known.add(next++)
          if (step.what === 'lift') {
            hub.must('resident.resolveHold', { personId, field: 'doNotCall', to: 'no', reason: 'She said so' })
          } else confirm(hub, personId, { doNotCall: step.what })
        }
        exchange(one, two)
        const holds = [...words].some(([word, { yes }]) => yes && !over.has(word))
        expect(holdOf(one, personId)).toBe(holds ? 'doNotCall' : null)
        one.close()
        two.close()
      }),
      runs(10),
    )
  })

  test('a refused consent holds against a yes given elsewhere, until she is asked again', () => {
    const { one, two, personId } = apart()
    const partnerId = String(one.row('partner', 'name = ?', 'Kingston Foodbank')?.partner_id) as PartnerId
    const answer = (hub: AHub, given: ConsentAnswer) =>
      hub.must('consent.record', {
        personId,
        purpose: 'referral',
        recipient: null,
        answer: given,
        how: 'telephone',
        words: '',
        givenBy: '',
      })
    const blocked = (hub: AHub) =>
      whyBlocked(hub.store, { person_id: personId, partner_id: partnerId, basis: 'consent' })
    answer(one, 'refused')
    two.move(60)
    answer(two, 'given')
    expect(blocked(two)).toBeNull()
    exchange(one, two)
    expect(blocked(one)).toBe('Consent was refused')
    answer(two, 'given')
    exchange(one, two)
    expect(blocked(one)).toBeNull()
  })
})

describe('two people change one field of the hub, a partner or a need apart', () => {
  test('the later is shown everywhere, and one who changes it again is over both', () => {
    const { one, two } = apart()
    one.must('hub.change', { attemptLimit: 3, lockAfterMinutes: 20 })
    two.move(1)
    two.must('hub.change', { attemptLimit: 4 })
    exchange(one, two)
    expect(hubSettingsOf(one.store)).toMatchObject({ attemptLimit: 4, lockAfterMinutes: 20 })
    expect(one.rows("SELECT * FROM field_writing WHERE field = 'attemptLimit'")).toHaveLength(2)
    one.must('hub.change', { attemptLimit: 5 })
    exchange(one, two)
    expect(hubSettingsOf(two.store).attemptLimit).toBe(5)
    expect(two.rows("SELECT * FROM field_writing WHERE field = 'attemptLimit'")).toHaveLength(1)
  })

  test('a need', () => {
    const { one, two, personId } = apart()
    const needId = one.newId<string>()
    one.must('need.add', { needId, personId, category: 'food', urgency: 'soon', detail: '', answers: {} })
    exchange(one, two)
    two.must('need.change', { needId, personId, status: 'met', reason: '' })
    one.move(9)
    one.must('need.change', { needId, personId, status: 'unmet', urgency: 'urgent', reason: '' })
    exchange(one, two)
    expect(two.row('need', 'need_id = ?', needId)).toMatchObject({ status: 'unmet', urgency: 'urgent' })
    two.must('need.change', { needId, personId, status: 'met', reason: 'Delivered' })
    exchange(one, two)
    expect(one.row('need', 'need_id = ?', needId)).toMatchObject({ status: 'met', urgency: 'urgent' })
    expect(one.rows("SELECT * FROM writing WHERE field = 'status'")).toHaveLength(1)
  })

  test('a removal is not taken back by a change that was made apart from it', () => {
    const { one, two } = apart()
    const staffId = one.staff('Priya')
    exchange(one, two)
    one.must('staff.remove', { staffId, reason: 'Back to the library' })
    two.move(30)
    two.must('staff.change', { staffId, changes: { hours: 30 } })
    exchange(one, two)
    expect(two.row('staff', 'staff_id = ?', staffId)).toMatchObject({ active: 0, hours: 30 })
  })
})

describe('a source’s file', () => {
  test('is compared with what that source said last, whatever was told on the telephone', () => {
    const { one, personId } = apart({ mobile: '020 7946 0018', deceased: 'yes' })
    confirm(one, personId, { mobile: '07700 900 418' })
    const said = JSON.parse(String(one.row('resident', '1 = 1')?.said))
    expect(said.mobile).toBe('020 7946 0018')
    expect(fieldOf(one, personId, 'mobile')?.shown).toBe('07700 900 418')
    one.must('resident.resolveHold', { personId, field: 'deceased', to: 'no', reason: 'Spoke to him' })
    expect(holdOf(one, personId)).toBeNull()
    expect(JSON.parse(String(one.row('resident', '1 = 1')?.said)).deceased).toBe('yes')
  })
})
