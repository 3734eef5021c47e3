import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CallbackRow } from '../../../shared/domain/call.ts'
import type { NeedId, StaffId, TaskId } from '../../../shared/domain/ids.ts'
import type { DueRow } from '../../../shared/domain/recurrence.ts'
import type { TaskRow } from '../../../shared/domain/task.ts'
import { type CalendarDate, instantOf } from '../../../shared/domain/time.ts'
import { held, jiwoo, list, me, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'

const id = <Id extends string>(digit: string) => digit.repeat(32) as Id
const owen = id<StaffId>('c')
const dueOn = '2020-04-06' as CalendarDate
const page = <Row,>(rows: readonly Row[]) => ({ rows, total: rows.length })
const callback: CallbackRow = {
  personId: jiwoo,
  name: 'Ji-woo Kim',
  at: instantOf(Date.parse('2020-04-06T13:00:00.000Z')),
  until: null,
  overdue: false,
  handler: me,
  handlerName: 'Priya Nair',
  note: '',
}
const anybodys: CallbackRow = { ...callback, personId: held, name: 'Arun Selvam', handler: null, handlerName: null }
const task: TaskRow = {
  taskId: id<TaskId>('7'),
  personId: minsu,
  personName: 'Min-su Kim',
  what: 'Ask the surgery',
  dueOn,
  overdue: false,
  owner: me,
  ownerName: 'Priya Nair',
  state: 'open',
  addedAt: instantOf(0),
  addedBy: 'Owen Marsh',
}
const delivery: DueRow = {
  needId: id<NeedId>('8'),
  personId: minsu,
  personName: 'Min-su Kim',
  category: 'food',
  detail: '',
  dueOn,
  overdue: false,
  what: 'delivery',
  owner: me,
  ownerName: 'Priya Nair',
}
const step = {
  personId: minsu,
  personName: 'Min-su Kim',
  listId: list,
  listName: 'Shielded, first round',
  step: 'letter' as const,
  dueOn,
  overdue: false,
  owner: me,
  ownerName: 'Priya Nair',
  attempts: 6,
}
const staff = [
  { staffId: me, name: 'Priya Nair', role: 'handler', languages: ['en'], hours: 20, active: true, hasSlot: true },
  { staffId: owen, name: 'Owen Marsh', role: 'handler', languages: ['en'], hours: 20, active: true, hasSlot: true },
  {
    staffId: id<StaffId>('d'),
    name: 'Left Long',
    role: 'handler',
    languages: [],
    hours: 0,
    active: false,
    hasSlot: false,
  },
] as const
const answers = {
  'callbacks.page': page([callback, anybodys]),
  'tasks.page': page([task]),
  'due.page': page([delivery]),
  'ladder.page': page([step]),
  'staff.list': staff,
  'work.handOver': { handedOver: 3 },
}

test('what is mine and open goes to a colleague who works here, save what I untick; then the screen is locked', async () => {
  const { user, asked } = renderApp('/hand-over', answers)
  await user.click(await screen.findByRole('checkbox', { name: /Ask the surgery/ }))
  expect(screen.queryByText(/Arun Selvam/)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Hand over 3 things' }))
  expect(screen.getByRole('link', { name: 'Choose a colleague.' })).toBeTruthy()
  expect(asked.some((one) => one.name === 'work.handOver')).toBe(false)
  await user.click(screen.getByRole('button', { name: /Who takes it over/ }))
  expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual(['Owen Marsh'])
  await user.click(screen.getByRole('option', { name: 'Owen Marsh' }))
  await user.type(screen.getByLabelText('Words for them'), 'The letters are printed.')
  await user.click(screen.getByRole('button', { name: 'Hand over 3 things to Owen Marsh' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'work.handOver')?.input).toMatchObject({
      to: owen,
      callbacks: [jiwoo],
      steps: [minsu],
      tasks: [],
      due: [delivery.needId],
      words: 'The letters are printed.',
    }),
  )
  expect(await screen.findByText('3 things are with Owen Marsh now.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Lock the screen'))
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy()
})

test('where the store refuses, it is said, and the ticks and words stay', async () => {
  const message = 'Owen Marsh has left: choose somebody else.'
  const { user } = renderApp('/hand-over', {
    ...answers,
    'work.handOver': () => ({ ok: false, error: { code: 'conflict', message } }),
  })
  await user.click(await screen.findByRole('checkbox', { name: /Ask the surgery/ }))
  await user.type(screen.getByLabelText('Words for them'), 'Thank you')
  await user.click(screen.getByRole('button', { name: /Who takes it over/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  await user.click(screen.getByRole('button', { name: /^Hand over 3/ }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect((screen.getByLabelText('Words for them') as HTMLTextAreaElement).value).toBe('Thank you')
  expect((screen.getByRole('checkbox', { name: /Ask the surgery/ }) as HTMLInputElement).checked).toBe(false)
})

test('who leaves nothing open is told so', async () => {
  const none = page([])
  renderApp('/hand-over', {
    'callbacks.page': page([anybodys]),
    'tasks.page': none,
    'due.page': none,
    'ladder.page': none,
    'staff.list': staff,
  })
  expect(await screen.findByText('You leave nothing open')).toBeTruthy()
})
