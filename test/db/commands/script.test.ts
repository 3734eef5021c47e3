import { describe, expect, test } from 'vitest'
import { append } from '../../../db/log/write.ts'
import { scriptLinesOf } from '../../../db/queries/script.ts'
import { defaultScript } from '../../../shared/codes/script.ts'
import type { HubId } from '../../../shared/domain/ids.ts'
import type { ScriptLine } from '../../../shared/domain/script.ts'
import { hubChanged } from '../../../shared/events/hub.ts'
import { shownLines } from '../../../shared/rules/script.ts'
import { type AHub, aHub, anId, anotherMachine } from '../../helpers/a-hub.ts'

const lineOf = (hub: AHub, lineId: string) => {
  const line = scriptLinesOf(hub.store).find((one) => one.lineId === lineId)
  if (!line) throw new Error(`No line ${lineId}`)
  return line
}
/** The line as it stands, with something else in it. */
const changed = (hub: AHub, lineId: string, changes: Partial<ScriptLine>) => {
  const { lineId: _id, checked: _checked, ...line } = lineOf(hub, lineId)
  return { lineId, line: { ...line, ...changes } }
}
const on = '2020-04-03' as never

describe('the script', () => {
  test('is the one that comes with the program until the hub writes over it', () => {
    const hub = aHub()
    expect(scriptLinesOf(hub.store).map((line) => line.lineId)).toEqual([...defaultScript.keys()])
    hub.must('script.change', changed(hub, 'closing', { text: { en: 'Goodbye, and thank you.' } }))
    expect(lineOf(hub, 'closing').text).toEqual({ en: 'Goodbye, and thank you.' })
    expect(lineOf(hub, 'food').text).toEqual(defaultScript.get('food')?.text)
  })

  test('begins with the opening that the hub had as a setting, until the line itself is changed', () => {
    const hub = aHub()
    const opening = { opening: { to: 'Good day, {handler} here.', over: [] } }
    hub.write((tx) => append(tx, anId<HubId>('the hub'), hubChanged, { changes: opening }))
    expect(lineOf(hub, 'opening').text.en).toBe('Good day, {handler} here.')
    expect(lineOf(hub, 'opening').text.ko).toBe(defaultScript.get('opening')?.text.ko)
    hub.must('script.change', changed(hub, 'opening', { text: { en: 'Hello from {hub}.' } }))
    expect(lineOf(hub, 'opening').text).toEqual({ en: 'Hello from {hub}.' })
  })

  test('takes a line of the hub’s own, branches on it, and lets it be taken out and brought back', () => {
    const hub = aHub()
    const garden: ScriptLine = {
      ...changed(hub, 'food', { position: 500 }).line,
      text: { en: 'Do you have a garden?' },
      answers: [
        { id: 'yes', label: 'Yes', ticks: null },
        { id: 'no', label: 'No', ticks: 'befriending' },
      ],
    }
    hub.must('script.change', { lineId: 'garden', line: garden })
    const roses = { ...garden, position: 510, after: { line: 'garden', answers: ['yes'] }, text: { en: 'Roses?' } }
    hub.must('script.change', { lineId: 'roses', line: roses })
    const moment = { direction: 'outbound' as const, answers: { garden: 'yes' }, needs: [] }
    const shown = () => shownLines(scriptLinesOf(hub.store), moment).map((line) => line.lineId)
    expect(shown()).toEqual(expect.arrayContaining(['garden', 'roses']))

    const out = { ...garden, removed: true }
    expect(hub.run('script.change', { lineId: 'garden', line: out })).toMatchObject({ error: { code: 'invalid' } })
    hub.must('script.change', { lineId: 'roses', line: { ...roses, removed: true } })
    hub.must('script.change', { lineId: 'garden', line: out })
    expect(shown()).not.toContain('garden')
    expect(lineOf(hub, 'garden').removed).toBe(true)
    hub.must('script.change', { lineId: 'garden', line: garden })
    expect(shown()).toContain('garden')
  })

  test('refuses what would never be shown, and what is no change', () => {
    const hub = aHub()
    const refused = (changes: Partial<ScriptLine>) => hub.run('script.change', changed(hub, 'closing', changes))
    expect(refused({ after: { line: 'nowhere', answers: ['yes'] } })).toMatchObject({ error: { code: 'invalid' } })
    expect(refused({ after: { line: 'food', answers: ['always'] } })).toMatchObject({ error: { code: 'invalid' } })
    expect(refused({ text: { en: '   ' } })).toMatchObject({ error: { code: 'invalid' } })
    const circle = changed(hub, 'food', { after: { line: 'foodLeft', answers: ['today'] } })
    expect(hub.run('script.change', circle)).toMatchObject({ error: { code: 'invalid' } })
    const shorter = changed(hub, 'closing', { text: { en: 'Goodbye.' } })
    hub.must('script.change', shorter)
    expect(hub.run('script.change', shorter)).toMatchObject({ error: { code: 'invalid' } })
  })
})

describe('a check by a speaker', () => {
  test('counts for the words that were looked at, and no longer once they are others', () => {
    const hub = aHub()
    expect(lineOf(hub, 'food').checked).toEqual({})
    const text = lineOf(hub, 'food').text.ko ?? ''
    hub.must('script.check', { lineId: 'food', language: 'ko', check: { by: 'Mrs Kim', on, text } })
    expect(lineOf(hub, 'food').checked).toEqual({ ko: { by: 'Mrs Kim', on } })

    hub.must('script.change', changed(hub, 'food', { position: 45 }))
    expect(lineOf(hub, 'food').checked).toEqual({ ko: { by: 'Mrs Kim', on } })
    const words = { ...lineOf(hub, 'food').text, ko: '장은 누가 보시나요?' }
    hub.must('script.change', changed(hub, 'food', { text: words }))
    expect(lineOf(hub, 'food').checked).toEqual({})
  })

  test('of words that have been changed meanwhile, of none, or on a day to come is refused', () => {
    const hub = aHub()
    const check = (lineId: string, given: { text: string; on?: string }) =>
      hub.run('script.check', { lineId, language: 'ko', check: { by: 'Mrs Kim', on, ...given } as never })
    const text = lineOf(hub, 'food').text.ko ?? ''
    expect(check('food', { text: '?' })).toMatchObject({ error: { code: 'conflict' } })
    expect(check('nowhere', { text })).toMatchObject({ error: { code: 'notFound' } })
    expect(check('food', { text, on: '2020-04-04' })).toMatchObject({ error: { code: 'invalid', field: 'on' } })
    hub.must('script.change', changed(hub, 'food', { text: { en: 'Who shops for you?', ko: '' } }))
    expect(check('food', { text: '' })).toMatchObject({ error: { code: 'invalid' } })
    expect(lineOf(hub, 'food').checked).toEqual({})
  })

  test('made on another machine while the words were changed here does not count for the new words', () => {
    const hub = aHub()
    const other = anotherMachine(hub, 'second machine')
    const text = lineOf(other, 'medicine').text.ta ?? ''
    other.must('script.check', { lineId: 'medicine', language: 'ta', check: { by: 'Mr Selvam', on, text } })
    hub.must('script.change', changed(hub, 'medicine', { text: { en: 'Can you get your medicines?', ta: 'மருந்து?' } }))
    hub.hears(other)
    other.hears(hub)
    expect(lineOf(hub, 'medicine').checked).toEqual({})
    expect(scriptLinesOf(other.store)).toEqual(scriptLinesOf(hub.store))
  })
})
