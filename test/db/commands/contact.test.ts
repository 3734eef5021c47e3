import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import type { ContactId } from '../../../shared/domain/ids.ts'
import { aContact } from '../../helpers/a-contact.ts'
import { type AHub, aHub, anotherMachine, aResident, firstDifference } from '../../helpers/a-hub.ts'
import { codeOf, messageOf, value } from '../../helpers/a-store.ts'

function aHubWithOne(values: Parameters<typeof aResident>[0] = {}) {
  const hub = aHub().with(aResident(values))
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const contactId = hub.newId<ContactId>()
  return { hub, personId, contactId }
}

const fileOf = (hub: AHub, personId: string) => value(openCase(hub.store, personId, hub.at))

describe('a contact', () => {
  test('is added, changed field by field, and removed with the reason', () => {
    const { hub, personId, contactId } = aHubWithOne()
    hub.must('contact.add', { contactId, personId, ...aContact() })
    expect(fileOf(hub, personId).contacts).toMatchObject([{ contactId, name: 'Anna Kim', addedBy: 'Ada Obi' }])
    hub.must('contact.change', { contactId, personId, changes: { phones: ['020 7946 0018'], mayAnswer: true } })
    expect(fileOf(hub, personId).contacts).toMatchObject([
      { name: 'Anna Kim', relation: 'daughter', phones: ['020 7946 0018'], mayAnswer: true },
    ])
    hub.move(1)
    hub.must('contact.remove', { contactId, personId, reason: 'They fell out' })
    expect(fileOf(hub, personId).contacts).toEqual([])
    expect(fileOf(hub, personId).timeline[0]).toMatchObject({
      kind: 'contactRemoved',
      name: 'Anna Kim',
      reason: 'They fell out',
    })
  })

  test('sent again is the same contact; with other words it is refused, so that none are lost', () => {
    const { hub, personId, contactId } = aHubWithOne()
    hub.must('contact.add', { contactId, personId, ...aContact() })
    const events = hub.events().length
    hub.must('contact.add', { contactId, personId, ...aContact() })
    hub.must('contact.change', { contactId, personId, changes: { name: 'Anna Kim' } })
    expect(hub.events()).toHaveLength(events)
    const other = hub.run('contact.add', { contactId, personId, ...aContact({ mayBeTold: 'Nothing' }) })
    expect(codeOf(other)).toBe('conflict')
    hub.must('contact.remove', { contactId, personId, reason: 'Moved' })
    hub.must('contact.remove', { contactId, personId, reason: 'Moved' })
    expect(hub.rows("SELECT * FROM event WHERE type = 'contact.removed'")).toHaveLength(1)
    expect(codeOf(hub.run('contact.change', { contactId, personId, changes: { name: 'Anne' } }))).toBe('notFound')
  })

  test('of somebody else is not found', () => {
    const { hub, personId, contactId } = aHubWithOne()
    const other = aResident()
    hub.with(other)
    hub.must('contact.add', { contactId, personId, ...aContact() })
    const change = { contactId, personId: other.residentId, changes: { name: 'Mallory' } }
    expect(codeOf(hub.run('contact.change', change))).toBe('notFound')
    expect(codeOf(hub.run('contact.remove', { contactId, personId: other.residentId as string, reason: 'No' }))).toBe(
      'notFound',
    )
    expect(fileOf(hub, personId).contacts).toMatchObject([{ name: 'Anna Kim' }])
  })

  test('changed apart on two machines shows the same on both, and the next change settles it', () => {
    const { hub, personId, contactId } = aHubWithOne()
    hub.must('contact.add', { contactId, personId, ...aContact() })
    const two = anotherMachine(hub, 'second machine')
    hub.must('contact.change', { contactId, personId, changes: { name: 'Anna' } })
    two.move(1)
    two.must('contact.change', { contactId, personId, changes: { name: 'Hannah', relation: 'niece' } })
    hub.hears(two)
    two.hears(hub)
    expect(firstDifference(hub.tables(), two.tables())).toBeNull()
    expect(fileOf(hub, personId).contacts).toMatchObject([{ name: 'Hannah', relation: 'niece' }])
    hub.move(2)
    hub.must('contact.change', { contactId, personId, changes: { name: 'Hannah' } })
    expect(hub.rows("SELECT value FROM writing WHERE subject = ? AND field = 'name'", contactId)).toEqual([
      { value: '"Hannah"' },
    ])
  })

  test('that was added by mistake is taken back by undo, and can be added again', () => {
    const { hub, personId, contactId } = aHubWithOne()
    const command = hub.newId<string>()
    expect(hub.run('contact.add', { contactId, personId, ...aContact() }, hub.administrator, command).ok).toBe(true)
    hub.must('command.undo', { undo: command })
    expect(fileOf(hub, personId).contacts).toEqual([])
    hub.must('contact.add', { contactId, personId, ...aContact() })
    expect(fileOf(hub, personId).contacts).toHaveLength(1)
  })
})

describe('a consent given for somebody', () => {
  const consent = { purpose: 'referral', recipient: null, answer: 'given', words: 'Yes, do', givenBy: '' } as const

  test('is taken from a contact who may answer, and names them when they are no contact any more', () => {
    const { hub, personId, contactId } = aHubWithOne()
    hub.must('contact.add', { contactId, personId, ...aContact({ mayAnswer: true }) })
    hub.must('consent.record', { personId, ...consent, how: 'telephone', contactId })
    hub.must('contact.remove', { contactId, personId, reason: 'Moved' })
    expect(fileOf(hub, personId).consents).toMatchObject([{ contactId, givenBy: 'Anna Kim', answer: 'given' }])
  })

  test('is refused from anybody else, by every route, and nothing of the call is written', () => {
    const { hub, personId, contactId } = aHubWithOne()
    const other = aResident()
    hub.with(other)
    hub.must('contact.add', { contactId, personId, ...aContact() })
    const theirs = hub.newId<ContactId>()
    hub.must('contact.add', {
      contactId: theirs,
      personId: other.residentId as string,
      ...aContact({ name: 'Tom Other', mayAnswer: true }),
    })
    const asked = hub.run('consent.record', { personId, ...consent, how: 'telephone', contactId })
    expect(messageOf(asked)).toContain('Anna Kim may not answer for this person')
    const events = hub.events().length
    const called = hub.call(personId, { outcome: 'spokeToOther', consents: [{ ...consent, contactId: theirs }] })
    expect(called).toMatchObject({ ok: false, error: { code: 'invalid', field: 'contactId' } })
    expect(hub.events()).toHaveLength(events)
    hub.must('contact.change', { contactId, personId, changes: { mayAnswer: true } })
    expect(hub.call(personId, { outcome: 'spokeToOther', consents: [{ ...consent, contactId }] }).ok).toBe(true)
    hub.must('contact.remove', { contactId, personId, reason: 'Moved' })
    const gone = hub.run('consent.record', { personId, ...consent, how: 'telephone', contactId })
    expect(messageOf(gone)).toContain('not a contact of this person any more')
  })
})
