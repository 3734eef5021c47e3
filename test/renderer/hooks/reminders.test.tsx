import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyDraft } from '../../../renderer/screens/call/empty-draft.ts'
import { useRemindersSaid } from '../../../renderer/stores/reminders.ts'
import type { CallbackRow } from '../../../shared/domain/call.ts'
import { instantOf, showTime } from '../../../shared/domain/time.ts'
import { held, jiwoo, me, minsu, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

beforeEach(() => useRemindersSaid.setState({ said: new Set(), away: new Set() }))

const inMinutes = (minutes: number) => instantOf(Date.now() + minutes * 60_000)
function promised(minutes: number, more: Partial<CallbackRow> = {}): CallbackRow {
  const at = inMinutes(minutes)
  return {
    personId: jiwoo,
    name: 'Ji-woo Kim',
    at,
    until: null,
    overdue: minutes < 0,
    handler: me,
    handlerName: 'Priya Nair',
    note: 'After her lunch',
    ...more,
  }
}
const page = (...rows: CallbackRow[]) => rows

describe('a promised callback', () => {
  test('is reminded of before its time: by a notification without a name, and in the window with one', async () => {
    const soon = promised(4)
    const { notified } = renderApp('/needs', { 'callbacks.near': page(soon) })
    expect(await screen.findByRole('link', { name: 'Ji-woo Kim' })).toBeTruthy()
    expect(notified).toEqual([`A call back is promised for ${showTime(soon.at)}.`])
    expect(screen.getByRole('status', { name: 'Reminders' }).textContent).toContain('After her lunch')
  })

  test('is reminded of once, whatever changes and though the screen was locked meanwhile', async () => {
    const callbacks = page(promised(4))
    const first = renderApp('/needs', { 'callbacks.near': callbacks })
    await screen.findByRole('link', { name: 'Ji-woo Kim' })
    const asked = first.asked.filter(({ name }) => name === 'callbacks.near').length
    first.say({ kind: 'changed', tables: ['call'] })
    await waitFor(() =>
      expect(first.asked.filter(({ name }) => name === 'callbacks.near').length).toBeGreaterThan(asked),
    )
    expect(first.notified).toHaveLength(1)
    first.unmount()
    const again = renderApp('/needs', { 'callbacks.near': callbacks })
    await screen.findByRole('link', { name: 'Ji-woo Kim' })
    expect(again.notified).toEqual([])
  })

  test('that is put away does not come back; another time promised does', async () => {
    const { user, answer, say, notified } = renderApp('/needs', { 'callbacks.near': page(promised(4)) })
    await user.click(await screen.findByRole('button', { name: 'Put away the reminder about Ji-woo Kim' }))
    expect(screen.queryByRole('link', { name: 'Ji-woo Kim' })).toBeNull()
    answer({ 'callbacks.near': page(promised(3)) })
    say({ kind: 'changed', tables: ['callback'] })
    expect(await screen.findByRole('link', { name: 'Ji-woo Kim' })).toBeTruthy()
    expect(notified).toHaveLength(2)
  })

  test('with a window says from when until when', async () => {
    const window = promised(2, { until: inMinutes(120) })
    const { notified } = renderApp('/needs', { 'callbacks.near': page(window) })
    await screen.findByRole('link', { name: 'Ji-woo Kim' })
    expect(notified).toEqual([
      `A call back is promised between ${showTime(window.at)} and ${showTime(window.until ?? window.at)}.`,
    ])
  })

  test('is reminded of neither long before its time nor long after it', async () => {
    const { notified } = renderApp('/needs', {
      'callbacks.near': page(
        promised(-40, { personId: held, name: 'Long Ago' }),
        promised(1, { handler: null, name: 'Anybody’s' }),
        promised(30, { personId: minsu, name: 'Later' }),
      ),
    })
    expect(await screen.findByRole('link', { name: 'Anybody’s' })).toBeTruthy()
    for (const name of ['Long Ago', 'Later']) expect(screen.queryByRole('link', { name })).toBeNull()
    expect(notified).toHaveLength(1)
  })

  test('is not reminded of while that very person is in hand', async () => {
    const draft = emptyDraft({ personId: jiwoo, listId: null, number: null, direction: 'outbound' }, Date.now())
    const other = promised(1, { personId: held, name: 'Somebody Else' })
    const { notified } = renderApp('/call', { 'call.draft': draft, 'callbacks.near': page(promised(1), other) })
    expect(await screen.findByRole('link', { name: 'Somebody Else' })).toBeTruthy()
    expect(notified).toEqual([`A call back is promised for ${showTime(other.at)}.`])
  })
})

describe('the supervisor', () => {
  test('sees in the menu how many promises and how much work is overdue', async () => {
    renderApp('/needs', {
      'callbacks.overdue': { overdue: 3, oldest: inMinutes(-50) },
      'work.overdue': { steps: 2, tasks: 1, due: 4 },
    })
    expect(await screen.findByRole('link', { name: /^Promises\s+3\s*overdue$/ })).toBeTruthy()
    expect(await screen.findByRole('link', { name: /^Steps\s+7\s*overdue$/ })).toBeTruthy()
  })

  test('is notified of a new concern, without a name, and not of those that waited at sign-in', async () => {
    const { notified, answer, say } = renderApp('/needs', {
      'concerns.waiting': { waiting: 1, oldest: inMinutes(-5) },
    })
    await screen.findByText(/A safeguarding concern was raised/)
    expect(notified).toEqual([])
    answer({ 'concerns.waiting': { waiting: 2, oldest: inMinutes(-5) } })
    say({ kind: 'changed', tables: ['concern'] })
    await waitFor(() => expect(notified).toEqual(['A safeguarding concern was raised.']))
    answer({ 'concerns.waiting': { waiting: 1, oldest: inMinutes(-1) } })
    say({ kind: 'changed', tables: ['concern'] })
    await screen.findByText(/A safeguarding concern was raised/)
    expect(notified).toHaveLength(1)
  })
})

test('a handler asks nothing of the supervisor’s, and is notified of no concern', async () => {
  const { asked, notified } = renderApp('/needs', {
    'session.current': { ...session, role: 'handler' },
    'callbacks.near': page(promised(4)),
  })
  await screen.findByRole('link', { name: 'Ji-woo Kim' })
  expect(asked.map(({ name }) => name)).not.toContain('callbacks.overdue')
  expect(asked.map(({ name }) => name)).not.toContain('concerns.waiting')
  expect(notified).toHaveLength(1)
  expect(screen.queryByRole('link', { name: /Promises/ })).toBeNull()
})
