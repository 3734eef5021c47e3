import { expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import type { WarningId } from '../../../shared/domain/ids.ts'
import { aHub, aResident } from '../../helpers/a-hub.ts'
import { codeOf, messageOf, value } from '../../helpers/a-store.ts'

test('a warning stands until it is ended with the reason, once however often it is sent', () => {
  const hub = aHub().with(aResident({ doNotCall: 'yes' }))
  const personId = String(hub.row('person', '1 = 1')?.person_id)
  const warningId = hub.newId<WarningId>()
  const add = { warningId, personId, callId: null, kind: 'dog', text: 'Rex, in the garden' } as const
  const warnings = () => value(openCase(hub.store, personId, hub.at)).warnings
  hub.must('warning.add', add)
  hub.must('warning.add', add)
  expect(warnings()).toMatchObject([{ warningId, kind: 'dog', text: 'Rex, in the garden', addedBy: 'Ada Obi' }])
  expect(codeOf(hub.run('warning.add', { ...add, text: 'Rex bites' }))).toBe('conflict')
  const nothing = { ...add, warningId: hub.newId<WarningId>(), kind: 'other', text: ' ' } as const
  expect(messageOf(hub.run('warning.add', nothing))).toBe('Say what visitors must know.')
  hub.must('warning.end', { warningId, personId, reason: 'Rex has died' })
  hub.must('warning.end', { warningId, personId, reason: 'Rex has died' })
  expect(warnings()).toEqual([])
  expect(hub.rows("SELECT * FROM event WHERE type LIKE 'warning.%'")).toHaveLength(2)
  const unknown = hub.run('warning.end', { warningId: hub.newId<WarningId>(), personId, reason: 'x' })
  expect(codeOf(unknown)).toBe('notFound')
})
