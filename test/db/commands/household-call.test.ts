import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { heldResidents } from '../../../db/queries/residents.ts'
import type { InputOf } from '../../../shared/api.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'

const address = ['12 Villiers Road']

/** Mr and Mrs Kim at one address, on one list; and Mrs Silva, who lives elsewhere. */
function atOneAddress(given: Parameters<typeof aResident>[0] = {}) {
  const hub = aHub()
  const him = aResident({ givenName: 'Min-su', familyName: 'Kim', address })
  const her = aResident({ givenName: 'Ji-woo', familyName: 'Kim', address, phones: [], ...given })
  const other = aResident({ givenName: 'Ana', familyName: 'Silva' })
  hub.with(him, her, other)
  const handler = hub.staff('Priya')
  const listId = hub.list([handler])
  const [hers, his, theirs] = [
    hub.personOf(her.residentId),
    hub.personOf(him.residentId),
    hub.personOf(other.residentId),
  ]
  const also: NonNullable<InputOf<'call.log'>['also']> = [
    { callId: hub.newId(), personId: hers, listId, outcome: 'spokeNoSupport' },
  ]
  return { hub, handler, listId, his, hers, theirs, also }
}

const stateOf = (hub: AHub, personId: string) => hub.row('list_person', 'person_id = ?', personId)?.state

describe('a call that served a household', () => {
  test('is a record in each file, with its times and number, naming nobody else; one undo takes all of it back', () => {
    const { hub, handler, listId, his, hers, also } = atOneAddress()
    const before = hub.tables()
    const command = hub.newId<string>()
    const input = hub.aCall(his, {
      listId,
      number: '020 7946 0018',
      outcome: 'spokeNoSupport',
      note: 'Min-su and Ji-woo are well',
      also,
    })
    expect(hub.run('call.log', input, handler, command).ok).toBe(true)
    const calls = hub.rows('SELECT resident_id, number, outcome, started_at, ended_at, list_id FROM call')
    expect(calls).toHaveLength(2)
    const same = { number: '02079460018', outcome: 'spokeNoSupport', started_at: input.startedAt, list_id: listId }
    for (const call of calls) expect(call).toMatchObject(same)
    expect(stateOf(hub, his)).toBe('reached')
    expect(stateOf(hub, hers)).toBe('reached')
    const theirCalls = value(openCase(hub.store, hers, hub.at)).timeline.filter((entry) => entry.kind === 'call')
    expect(theirCalls).toMatchObject([{ note: 'In a call to the same household.', spokenTo: '' }])
    expect(JSON.stringify(theirCalls)).not.toContain('Min-su')
    hub.must('command.undo', { undo: command }, handler)
    for (const table of ['call', 'person', 'list_person', 'list_count', 'call_queue']) {
      expect(hub.tables().get(table)).toEqual(before.get(table))
    }
  })

  test('says of each what it says of one: moved away, or not answered', () => {
    const { hub, handler, listId, his, hers, also } = atOneAddress()
    const moved = also.map((one) => ({ ...one, outcome: 'movedAway' as const }))
    expect(hub.call(his, { listId, outcome: 'spokeNoSupport', also: moved }, handler).ok).toBe(true)
    expect(hub.row('person', 'person_id = ?', hers)).toMatchObject({ whereabouts: 'movedAway' })
    expect(stateOf(hub, hers)).toBe('left')
    expect(stateOf(hub, his)).toBe('reached')
  })

  test('keeps for the supervisor what was said of one who is held, and the rest of it is logged', () => {
    const { hub, handler, his, hers, also } = atOneAddress({ deceased: 'yes' })
    const logged = value(hub.call(his, { outcome: 'spokeNoSupport', also }, handler))
    expect(logged.next).toContain('somebody is held from calls: what was said is kept for the supervisor')
    const held = heldResidents(hub.store, { reason: 'callRefused', offset: 0, limit: 10 })
    expect(held.rows).toMatchObject([
      { personId: hers, refusedCalls: [{ note: 'In a call to the same household.', by: 'Priya' }] },
    ])
    expect(hub.rows('SELECT resident_id FROM call')).toEqual([{ resident_id: his }])
  })

  test('counts for the others where the one who was rung is held, and once when it is sent again', () => {
    const { hub, handler, listId, his, hers, also } = atOneAddress()
    hub.must('resident.confirm', { personId: his, saidBy: 'the registrar', values: { deceased: 'yes' } })
    const input = hub.aCall(his, { listId, outcome: 'spokeToOther', note: 'His wife answered', also })
    for (let times = 0; times < 2; times++) {
      expect(hub.run('call.log', input, handler)).toMatchObject({ error: { code: 'held' } })
    }
    expect(hub.rows('SELECT resident_id FROM call')).toEqual([{ resident_id: hers }])
    expect(stateOf(hub, hers)).toBe('reached')
  })

  test('ringing in records them all, and lifts no hold', () => {
    const { hub, handler, hers, his, also } = atOneAddress({ doNotCall: 'yes' })
    expect(hub.call(his, { direction: 'inbound', outcome: 'spokeNoSupport', also }, handler).ok).toBe(true)
    expect(hub.rows("SELECT resident_id FROM call WHERE direction = 'inbound'")).toHaveLength(2)
    expect(hub.row('person', 'person_id = ?', hers)?.hold).toBe('doNotCall')
  })

  test('is refused whole where somebody ticked lives elsewhere, or is ticked twice', () => {
    const { hub, handler, his, hers, theirs, listId, also } = atOneAddress()
    const one = (personId: string) => ({ callId: hub.newId<string>(), personId, listId, outcome: 'noAnswer' as const })
    for (const more of [one(theirs), one(hers), one(his)]) {
      const refused = hub.call(his, { outcome: 'spokeNoSupport', also: [...also, more] }, handler)
      expect(refused).toMatchObject({ error: { code: 'invalid', field: 'also' } })
    }
    expect(hub.rows('SELECT * FROM call')).toEqual([])
  })
})
