import { describe, expect, test } from 'vitest'
import { addStaff } from '../../../db/commands/staff.ts'
import { write } from '../../../db/log/write.ts'
import { roleOf, staffOf } from '../../../db/queries/staff.ts'
import type { StaffId } from '../../../shared/domain/ids.ts'
import { type AHub, aHub, anotherMachine } from '../../helpers/a-hub.ts'

const add = (hub: AHub, role: 'handler' | 'supervisor' | 'administrator', as: StaffId) => {
  const staff = { staffId: hub.newId<StaffId>(), name: 'New', role, languages: ['en'], hours: 10 }
  return write(hub.store, { actor: as, command: hub.newId() }, (tx) => addStaff(tx, staff))
}

describe('staff', () => {
  test('an administrator is made by an administrator only', () => {
    const hub = aHub()
    const supervisor = hub.staff('Sue', 'supervisor')
    expect(add(hub, 'administrator', supervisor)).toMatchObject({ error: { code: 'notAllowed' } })
    expect(add(hub, 'supervisor', supervisor).ok).toBe(true)
    expect(add(hub, 'administrator', hub.administrator).ok).toBe(true)
  })

  test('a role is changed by an administrator only; the rest by a supervisor too', () => {
    const hub = aHub()
    const supervisor = hub.staff('Sue', 'supervisor')
    const handler = hub.staff('Priya')
    const change = (changes: { role?: 'supervisor'; name?: string }, as: StaffId) =>
      hub.run('staff.change', { staffId: handler, changes }, as)
    expect(change({ role: 'supervisor' }, supervisor)).toMatchObject({ error: { code: 'notAllowed' } })
    expect(change({ name: 'Priya S' }, supervisor).ok).toBe(true)
    expect(change({ name: 'Priya S' }, supervisor)).toMatchObject({ error: { code: 'invalid' } })
    expect(change({ role: 'supervisor' }, hub.administrator).ok).toBe(true)
    expect(roleOf(hub.store, handler)).toBe('supervisor')
    expect(roleOf(hub.store, hub.newId())).toBeNull()
  })

  test('the last administrator stays one', () => {
    const hub = aHub()
    const staffId = hub.administrator
    expect(hub.run('staff.remove', { staffId, reason: '' })).toMatchObject({ error: { code: 'conflict' } })
    expect(hub.run('staff.change', { staffId, changes: { role: 'handler' } })).toMatchObject({
      error: { code: 'conflict' },
    })
    add(hub, 'administrator', staffId)
    expect(hub.run('staff.remove', { staffId, reason: '' }).ok).toBe(true)
    expect(roleOf(hub.store, staffId)).toBeNull()
  })

  test('where two administrators remove each other apart, the earliest of those left is one', () => {
    const one = aHub()
    const second = one.staff('Second', 'administrator')
    const priya = one.staff('Priya')
    one.staff('Tom')
    const two = anotherMachine(one, 'second machine')
    one.must('staff.remove', { staffId: second, reason: '' })
    two.must('staff.remove', { staffId: one.administrator, reason: '' }, second)
    one.hears(two)
    two.hears(one)
    for (const hub of [one, two]) {
      const administrators = staffOf(hub.store).filter((member) => member.active && member.role === 'administrator')
      expect(administrators.map((member) => member.staffId)).toEqual([priya])
    }
  })
})
