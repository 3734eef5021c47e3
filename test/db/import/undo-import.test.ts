import { describe, expect, test } from 'vitest'
import { type UndoPlan, undoImport } from '../../../db/commands/undo-import.ts'
import { verifyLog } from '../../../db/log/verify.ts'
import { importHistory } from '../../../db/queries/imports.ts'
import type { OutputOf } from '../../../shared/api.ts'
import type { Result } from '../../../shared/result.ts'
import { type AHub, aHub, anotherMachine } from '../../helpers/a-hub.ts'
import { codeOf, value } from '../../helpers/a-store.ts'
import { importRowsOf, patient } from './import-list.ts'

/** Takes the last import back. */
function undo(hub: AHub, which = 0): Result<OutputOf<'import.undo'>> {
  const importId = importHistory(hub.store)[which]?.importId as UndoPlan['importId']
  let undone: Result<OutputOf<'import.undo'>> | null = null
  hub.write((tx) => {
    undone = undoImport(tx, { importId, reason: 'The wrong file' })
    return undone
  })
  if (!undone) throw new Error('Nothing was undone')
  return undone
}

function names(hub: AHub): unknown[] {
  return hub.rows('SELECT name FROM person WHERE erased = 0 ORDER BY name').map((row) => row.name)
}

describe('an import that is taken back', () => {
  test('leaves the source’s previous word, and nobody whom it alone had registered; the file can be imported again', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1), patient(2)])
    const before = hub.tables().get('person')
    const second = [patient(1, { mobile: '07700 900999' }), patient(3)]
    await importRowsOf(hub, second)
    expect(value(undo(hub))).toEqual({ leaving: 1, restored: 2, kept: 0 })
    expect(hub.tables().get('person')).toEqual(before)
    expect(importHistory(hub.store)[0]).toMatchObject({ mayUndo: false, withdrawn: { kept: [] } })
    expect(await importRowsOf(hub, second)).toMatchObject({ residents: { new: 1, changed: 1 }, gone: 1 })
    expect(names(hub)).toHaveLength(3)
    expect(verifyLog(hub.store, hub.clock)).toMatchObject({ chain: 'ok', rebuild: 'identical', problems: [] })
  })

  test('keeps whom somebody has worked for, and names them', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1), patient(2)])
    const [one] = hub.rows("SELECT person_id FROM person WHERE name = 'Given1 Family1'")
    hub.call(String(one?.person_id), { outcome: 'spokeNoSupport' })
    expect(value(undo(hub))).toEqual({ leaving: 1, restored: 0, kept: 1 })
    expect(names(hub)).toEqual(['Given1 Family1'])
    expect(importHistory(hub.store)[0]?.withdrawn?.kept).toMatchObject([{ name: 'Given1 Family1' }])
  })

  test('leaves its place on a list, which still adds up; nobody rings them', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1), patient(2)])
    const handler = hub.staff('Priya')
    const listId = hub.list([handler])
    undo(hub)
    expect(hub.rows('SELECT state, persons FROM list_count WHERE list_id = ?', listId)).toEqual([
      { state: 'left', persons: 2 },
    ])
    expect(hub.next(handler).next).toBeNull()
  })

  test('is refused twice, and where a later file of the source stands on it', async () => {
    const hub = aHub()
    await importRowsOf(hub, [patient(1)])
    hub.move(1)
    await importRowsOf(hub, [patient(1), patient(2)])
    expect(codeOf(undo(hub, 1))).toBe('conflict')
    expect(undo(hub).ok).toBe(true)
    expect(codeOf(undo(hub))).toBe('conflict')
    expect(value(undo(hub, 1))).toMatchObject({ leaving: 1 })
    expect(names(hub)).toEqual([])
  })

  test('is so on another machine too, in whatever order it hears of it', async () => {
    const hub = aHub()
    const other = anotherMachine(hub, 'another')
    await importRowsOf(hub, [patient(1), patient(2)])
    hub.list([hub.administrator])
    undo(hub)
    const events = hub.events()
    other.receive([...events].reverse())
    other.receive(events)
    hub.hears(other)
    expect(other.tables()).toEqual(hub.tables())
  })
})
