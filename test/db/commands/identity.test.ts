import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { duplicatesPage, duplicatesWaiting } from '../../../db/queries/duplicates.ts'
import type { ResidentId } from '../../../shared/domain/ids.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { type AHub, aHub, anId, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'

const anna: ResidentValues = {
  givenName: 'Anna',
  familyName: 'Schmidt',
  dateOfBirth: '1940-02-29' as never,
  address: ['12 Villiers Road'],
  postcode: 'KT1 3AR',
}

/** A hub with Anna on a list. */
function withAnna(): { hub: AHub; listed: ResidentId } {
  return {
    hub: aHub().with(aResident({ id: 'anna', ...anna, phones: ['07700 900 418'] })),
    listed: anId<ResidentId>('anna'),
  }
}

function register(hub: AHub, values: ResidentValues, as?: string): ResidentId {
  const residentId = hub.newId<ResidentId>()
  hub.must('resident.register', { residentId, callId: null, values }, as)
  return residentId
}

const open = (hub: AHub) => duplicatesPage(hub.store, { show: 'open', offset: 0, limit: 10 })
const decided = (hub: AHub) => duplicatesPage(hub.store, { show: 'decided', offset: 0, limit: 10 })
const decide = (hub: AHub, a: string, b: string, decision: 'same' | 'different' | 'undecided', reason = '') =>
  hub.run('identity.decide', { a, b, decision, reason })

describe('registering somebody who is like somebody here', () => {
  test('flags the two for a supervisor, and joins nobody', () => {
    const { hub, listed } = withAnna()
    const priya = hub.staff('Priya')
    const residentId = register(hub, { ...anna, familyName: 'Smith', mobile: '020 7946 0018' }, priya)
    expect(hub.personOf(residentId)).not.toBe(hub.personOf(listed))
    const { rows, total } = open(hub)
    expect([total, duplicatesWaiting(hub.store).waiting]).toEqual([1, 1])
    expect(rows[0]).toMatchObject({
      reason: 'Same first name, date of birth and address; the last name sounds alike',
      by: 'Priya',
      decided: null,
    })
    const sides = new Map([rows[0]?.a, rows[0]?.b].map((side) => [side?.residentId, side]))
    expect(sides.get(listed)).toMatchObject({ person: { name: 'Anna Schmidt' }, values: { mobile: '07700 900 418' } })
    expect(sides.get(residentId)).toMatchObject({ person: { name: 'Anna Smith' }, values: { mobile: '020 7946 0018' } })
  })

  test('what is kept of the pair names nobody', () => {
    const { hub } = withAnna()
    register(hub, { ...anna, familyName: 'Smith' })
    const [event] = hub.rows("SELECT payload FROM event WHERE type = 'identity.suspected'")
    expect(String(event?.payload)).not.toMatch(/Anna|Schmidt|Smith|Villiers|1940/)
  })

  test('flags nobody where an exact key makes them one person, nor where nobody is like them', () => {
    const { hub, listed } = withAnna()
    const again = register(hub, anna)
    expect(hub.personOf(again)).toBe(hub.personOf(listed))
    register(hub, { givenName: 'Peter', familyName: 'Wojcik', postcode: 'KT2 6HL', mobile: '07700 900 999' })
    register(hub, { givenName: 'Greta', mobile: '07700 900 418' })
    expect(hub.rows("SELECT type FROM event WHERE stream = 'identity'")).toEqual([])
    expect(open(hub)).toEqual({ rows: [], total: 0 })
  })

  test('a registration that is undone leaves no pair behind', () => {
    const { hub } = withAnna()
    const command = hub.newId<string>()
    hub.run(
      'resident.register',
      { residentId: hub.newId(), callId: null, values: { ...anna, familyName: 'Smith' } },
      undefined,
      command,
    )
    expect(open(hub).total).toBe(1)
    hub.must('command.undo', { undo: command })
    expect(open(hub)).toEqual({ rows: [], total: 0 })
  })
})

describe('a supervisor decides', () => {
  test('the same person: one file with both histories, which can be parted again', () => {
    const { hub, listed } = withAnna()
    const registered = register(hub, { ...anna, familyName: 'Smith', language: 'de' })
    hub.call(listed, { outcome: 'noAnswer', note: 'Rang out' })
    hub.call(registered, { direction: 'inbound', outcome: 'spokeNoSupport', note: 'Rang us' })
    expect(decide(hub, listed, registered, 'same', 'Same voice, same flat').ok).toBe(true)
    expect(hub.personOf(listed)).toBe(hub.personOf(registered))
    const file = openCase(hub.store, hub.personOf(listed), hub.at)
    if (!file.ok) throw new Error('No file')
    const told = JSON.stringify(file.value.timeline)
    expect([told.includes('Rang out'), told.includes('Rang us')]).toEqual([true, true])
    expect(open(hub).total).toBe(0)

    const [pair] = decided(hub).rows
    expect(pair?.decided).toMatchObject({ decision: 'same', by: 'Ada Obi', reason: 'Same voice, same flat' })
    expect([pair?.a, pair?.b].map((side) => side?.values.familyName).sort()).toEqual(['Schmidt', 'Smith'])
    expect(decide(hub, registered, listed, 'undecided').ok).toBe(true)
    expect(hub.personOf(listed)).not.toBe(hub.personOf(registered))
    expect([open(hub).total, decided(hub).total]).toEqual([1, 0])
  })

  test('different people: never asked again, also not of another of their registrations', () => {
    const { hub, listed } = withAnna()
    const smith = { ...anna, familyName: 'Smith' }
    const registered = register(hub, smith)
    expect(decide(hub, registered, listed, 'different').ok).toBe(true)
    expect(open(hub).total).toBe(0)
    expect(hub.personOf(register(hub, smith))).toBe(hub.personOf(registered))
    expect(open(hub).total).toBe(0)
    expect(decided(hub).rows[0]?.decided?.decision).toBe('different')
  })

  test('what was just decided is undone by its command, as long as it holds', () => {
    const { hub, listed } = withAnna()
    const registered = register(hub, { ...anna, familyName: 'Smith' })
    const command = hub.newId<string>()
    hub.run('identity.decide', { a: listed, b: registered, decision: 'same', reason: '' }, undefined, command)
    hub.must('command.undo', { undo: command })
    expect(hub.personOf(listed)).not.toBe(hub.personOf(registered))
    expect(open(hub).total).toBe(1)
    decide(hub, listed, registered, 'different')
    expect(hub.run('command.undo', { undo: command })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(decided(hub).rows[0]?.decided?.decision).toBe('different')
  })

  test('twice the same is said, and so is what would bring together whom another decision parts', () => {
    const { hub, listed } = withAnna()
    const registered = register(hub, { ...anna, familyName: 'Smith' })
    expect(decide(hub, listed, registered, 'undecided')).toMatchObject({ ok: false, error: { code: 'conflict' } })
    decide(hub, listed, registered, 'different')
    expect(decide(hub, registered, listed, 'different')).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const third = register(hub, { ...anna, familyName: 'Smith' })
    expect(hub.personOf(third)).toBe(hub.personOf(registered))
    expect(decide(hub, third, listed, 'same')).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(decide(hub, listed, listed, 'same')).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(decide(hub, listed, anId('nobody'), 'same')).toMatchObject({ ok: false, error: { code: 'notFound' } })
  })

  test('two machines that decide apart agree once each has heard the other', () => {
    const { hub, listed } = withAnna()
    const registered = register(hub, { ...anna, familyName: 'Smith' })
    const other = anotherMachine(hub, 'the second machine')
    decide(hub, listed, registered, 'same')
    other.move(5)
    decide(other, listed, registered, 'different')
    hub.hears(other)
    other.hears(hub)
    expect(firstDifference(hub.tables(), other.tables())).toBeNull()
    expect(hub.personOf(listed)).not.toBe(hub.personOf(registered))
    expect(decided(other).rows.map((pair) => pair.decided?.decision)).toEqual(['different'])
  })
})
