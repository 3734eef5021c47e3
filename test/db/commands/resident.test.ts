import { describe, expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import type { ResidentValues } from '../../../shared/domain/resident.ts'
import { aHub, aResident } from '../../helpers/a-hub.ts'
import { codeOf, value } from '../../helpers/a-store.ts'

function aHubWithOne() {
  const hub = aHub().with(aResident())
  const priya = hub.staff('Priya')
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  hub.list([priya])
  const told = (values: ResidentValues, saidBy = 'her daughter Anna') =>
    hub.run('resident.confirm', { personId, saidBy, values }, priya)
  const file = () => value(openCase(hub.store, personId, hub.at))
  const isOffered = () => hub.next(priya).next?.personId === personId
  return { hub, priya, personId, told, file, isOffered }
}

describe('what ends the calls to somebody', () => {
  test.each([
    ['deceased', { deceased: 'yes' }, 'deceased'],
    ['do not call', { doNotCall: 'yes' }, 'doNotCall'],
    ['moved away', { whereabouts: 'movedAway' }, null],
  ] as const)('%s takes effect at once, and is recorded with who said so', (_name, values, hold) => {
    const { told, file, isOffered } = aHubWithOne()
    expect(isOffered()).toBe(true)
    expect(told(values, ' ')).toMatchObject({ ok: false, error: { code: 'invalid', field: 'saidBy' } })
    expect(isOffered()).toBe(true)
    expect(told(values).ok).toBe(true)
    expect(isOffered()).toBe(false)
    expect(file().hold).toBe(hold)
    expect(file().timeline.find((entry) => entry.kind === 'confirmed')).toMatchObject({
      by: 'Priya',
      saidBy: 'her daughter Anna',
      fields: Object.keys(values),
    })
  })

  test.each([
    ['deceased', [{ deceased: 'no' }, { deceased: null }]],
    ['doNotCall', [{ doNotCall: 'no' }, { doNotCall: null }]],
  ] as const)(
    '%s is lifted by nothing that a handler is told, only by a supervisor with a reason',
    (field, contrary) => {
      const { hub, personId, told, file, isOffered } = aHubWithOne()
      expect(told({ [field]: 'yes' }).ok).toBe(true)
      for (const values of contrary) told(values, 'herself')
      hub.call(personId, { direction: 'inbound', outcome: 'spokeNoSupport', confirmed: contrary[0] })
      expect(file().hold).not.toBeNull()
      expect(isOffered()).toBe(false)
      expect(() => hub.run('resident.resolveHold', { personId, field, to: 'no', reason: ' ' })).toThrow(
        'Say how you know',
      )
      hub.must('resident.resolveHold', { personId, field, to: 'no', reason: 'Rang the surgery' })
      expect(file().hold).toBeNull()
    },
  )

  test('having moved away is reversed by nothing that a handler is told, only by a supervisor with a reason', () => {
    const { hub, personId, told, file, isOffered } = aHubWithOne()
    expect(told({ whereabouts: 'movedAway' }).ok).toBe(true)
    expect(codeOf(told({ whereabouts: 'home' }, 'herself'))).toBe('conflict')
    expect(codeOf(told({ whereabouts: null }, 'herself'))).toBe('conflict')
    const call = { direction: 'inbound', outcome: 'spokeNoSupport', confirmed: { whereabouts: 'home' } } as const
    expect(codeOf(hub.call(personId, call))).toBe('conflict')
    expect(file().values.whereabouts).toBe('movedAway')
    expect(isOffered()).toBe(false)
    const settle = { personId, field: 'whereabouts', reason: 'Back from her son’s' } as const
    expect(codeOf(hub.run('resident.resolveHold', { ...settle, to: 'no' }))).toBe('invalid')
    hub.must('resident.resolveHold', { ...settle, to: 'home' })
    expect(file().values.whereabouts).toBe('home')
    expect(isOffered()).toBe(true)
  })

  test('somebody who was in hospital is home again by what a handler is told', () => {
    const { told, isOffered } = aHubWithOne()
    expect(told({ whereabouts: 'inCare' }).ok).toBe(true)
    expect(isOffered()).toBe(false)
    expect(told({ whereabouts: 'home' }).ok).toBe(true)
    expect(isOffered()).toBe(true)
  })
})
