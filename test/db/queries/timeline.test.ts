import { expect, test } from 'vitest'
import { openCase } from '../../../db/queries/case-file.ts'
import { scriptLinesOf } from '../../../db/queries/script.ts'
import { aHub, aResident } from '../../helpers/a-hub.ts'
import { value } from '../../helpers/a-store.ts'

test('a call says in the case file what was asked by the script, and answered; what the script no longer has is left out', () => {
  const hub = aHub().with(aResident())
  const personId = String(hub.rows('SELECT person_id FROM person')[0]?.person_id)
  const line = scriptLinesOf(hub.store).find((one) => one.answers.length > 1)
  const answer = line?.answers[1]
  if (!line || !answer) throw new Error('The script asks nothing')
  hub.call(personId, { outcome: 'noAnswer', answers: { [line.lineId]: answer.id, gone: 'yes' } })
  hub.call(personId, { outcome: 'busy' })
  const calls = value(openCase(hub.store, personId, hub.at)).timeline.filter((entry) => entry.kind === 'call')
  expect(calls.map((call) => call.answers.map(({ answered }) => answered))).toEqual(
    expect.arrayContaining([[answer.label], []]),
  )
})
