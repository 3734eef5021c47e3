import { describe, expect, test } from 'vitest'
import { nothingTyped } from '../../../db/drafts.ts'
import { nextPeople, withEntered } from '../../../db/queries/sheet.ts'
import type { Sheet } from '../../../shared/domain/call.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { type AHub, aHub, aResident } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'

/** Named people on Priya's list, in that order; at two on a Friday afternoon. */
function aListOf(...people: readonly (ResidentValues & { givenName: string })[]) {
  const residents = people.map((values, index) => aResident({ id: `person ${index}`, familyName: 'Kim', ...values }))
  const hub = aHub().with(...residents)
  const priya = hub.staff('Priya')
  const tom = hub.staff('Tom')
  const listId = hub.list([priya])
  const idOf = (givenName: string) =>
    String(residents.find((resident) => resident.values.givenName === givenName)?.residentId)
  const names = (count = 30, claimed: readonly string[] = []) =>
    nextPeople(hub.store, priya, hub.at, count, new Set(claimed)).map((row) => row.name.replace(' Kim', ''))
  return { hub, priya, tom, listId, idOf, names }
}

const sheetNow = (hub: AHub, handler: string): Sheet => ({
  printedAt: hub.at,
  rows: nextPeople(hub.store, handler, hub.at, 30, new Set()),
  typed: nothingTyped,
})

describe('a sheet', () => {
  test('has the next people in their order: promises of today, also for later, then urgent, then retries, then the list', () => {
    const { hub, priya, tom, listId, idOf, names } = aListOf(
      { givenName: 'First' },
      { givenName: 'Tried' },
      { givenName: 'Later' },
      { givenName: 'Soon' },
      { givenName: 'Urgent' },
      { givenName: 'Tomorrow' },
      { givenName: 'Theirs' },
    )
    const promise = (name: string, hours: number, handler: string) => {
      const at = instantOf(hub.clock.time + hours * 3_600_000)
      value(hub.call(idOf(name), { outcome: 'spokeCallback', callback: { at, handler, note: '' } }, priya))
    }
    promise('Later', 4, priya)
    promise('Soon', 1, priya)
    promise('Tomorrow', 24, priya)
    promise('Theirs', 1, tom)
    value(hub.call(idOf('Tried'), { listId, outcome: 'noAnswer' }, priya))
    const urgent = { category: 'medicine', urgency: 'urgent', detail: '', answers: {} } as const
    hub.must('need.add', { ...urgent, needId: hub.newId<string>(), personId: idOf('Urgent') })
    expect(names()).toEqual(['Soon', 'Later', 'Urgent', 'Tried', 'First'])
    // Tried this afternoon, so not offered by the machine until the evening; paper is carried until then.
    expect(hub.rows("SELECT blocked FROM call_queue WHERE kind = 'retry'")).toEqual([{ blocked: 2 }])
    expect(names(2)).toEqual(['Soon', 'Later'])
    expect(names(2, [idOf('Soon')])).toEqual(['Later', 'Urgent'])
  })

  test('begins with whomever the machine would offer now', () => {
    const { hub, priya, names } = aListOf({ givenName: 'One' }, { givenName: 'Two' }, { givenName: 'Three' })
    const offered = hub.next(priya).next?.personId ?? ''
    const [first] = nextPeople(hub.store, priya, hub.at, 1, new Set())
    expect(first).toMatchObject({ personId: offered, why: hub.next(priya).next?.reason })
    expect(names()).toHaveLength(3)
  })

  test('says of each what is needed to ring them, without a number that is wrong', () => {
    const { hub, priya, listId, idOf } = aListOf({
      givenName: 'Min-su',
      dateOfBirth: '1941-04-05' as never,
      mobile: '07700 900418',
      telephone: '020 7946 0018',
      language: 'ko',
      accessNeeds: 'Hearing loss, speak slowly',
      voicemail: 'notAllowed',
      relayUk: 'yes',
      safeToSpeak: 'Not while her son is in',
      preferredTimes: ['morning'],
    })
    const personId = idOf('Min-su')
    hub.must('note.add', { noteId: hub.newId<string>(), personId, text: 'Likes to be called Kim ajumma.' })
    hub.move(1)
    const number = { callId: hub.newId<string>(), number: '020 7946 0018', outcome: 'wrongNumber' } as const
    hub.must('call.badNumber', { personId, listId, ...number, startedAt: hub.at, endedAt: hub.at }, priya)
    expect(sheetNow(hub, priya).rows).toEqual([
      {
        personId,
        listId,
        caseNumber: expect.stringMatching(/^C .{11,12}$/),
        name: 'Min-su Kim',
        age: 78,
        phones: ['07700 900418'],
        language: 'ko',
        mind: [
          'Hearing loss, speak slowly',
          'Safe to speak: Not while her son is in',
          'No voicemail',
          'Relay UK: dial 18001 first',
          'Prefers mornings',
        ],
        why: expect.stringContaining('Second attempt'),
        lastNote: 'Likes to be called Kim ajumma.',
        entered: false,
      },
    ])
  })

  test('shows the last words that still count, cut where there is no room for more', () => {
    const { hub, priya, listId, idOf } = aListOf({ givenName: 'Ana' })
    value(hub.call(idOf('Ana'), { listId, note: `${'word '.repeat(100)}end` }, priya))
    hub.move(1)
    const command = hub.newId<string>()
    const mistaken = { noteId: hub.newId<string>(), personId: idOf('Ana'), text: 'Of somebody else' }
    value(hub.run('note.add', mistaken, priya, command))
    expect(sheetNow(hub, priya).rows[0]?.lastNote).toBe('Of somebody else')
    hub.must('command.undo', { undo: command }, priya)
    expect(sheetNow(hub, priya).rows[0]?.lastNote).toMatch(/^(word ){40,}word…$/)
  })
})

describe('a line of a sheet is entered', () => {
  test('once a call to them is entered, whenever it was made; not by their ringing in, and not once it is undone', () => {
    const { hub, priya, listId, idOf } = aListOf({ givenName: 'Ana' }, { givenName: 'Min-su' })
    value(hub.call(idOf('Ana'), { listId }, priya))
    hub.move(1)
    const sheet = sheetNow(hub, priya)
    const entered = () =>
      withEntered(hub.store, sheet)
        .rows.filter((row) => row.entered)
        .map((row) => row.name)
    hub.move(60)
    expect(entered()).toEqual([])
    value(hub.call(idOf('Ana'), { direction: 'inbound', outcome: 'callDropped' }, priya))
    expect(entered()).toEqual([])
    const yesterday = instantOf(hub.clock.time - 86_400_000)
    const command = hub.newId<string>()
    const call = hub.aCall(idOf('Ana'), { listId, startedAt: yesterday, endedAt: yesterday })
    value(hub.run('call.log', call, priya, command))
    expect(entered()).toEqual(['Ana Kim'])
    hub.must('command.undo', { undo: command }, priya)
    expect(entered()).toEqual([])
  })

  test('also where the call was refused because they are held now, since its words are kept', () => {
    const { hub, priya, listId, idOf } = aListOf({ givenName: 'Ana' })
    const sheet = sheetNow(hub, priya)
    hub.move(60)
    hub.must('resident.confirm', { personId: idOf('Ana'), saidBy: 'her son', values: { deceased: 'yes' } })
    expect(hub.call(idOf('Ana'), { listId, note: 'Rang at ten' }, priya).ok).toBe(false)
    expect(withEntered(hub.store, sheet).rows).toMatchObject([{ entered: true }])
  })
})
