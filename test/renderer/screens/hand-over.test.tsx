import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CallbackRow } from '../../../shared/domain/call.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { held, jiwoo, me, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { aDelivery, aStep, aTask, colleagues, owen } from '../../helpers/work-answers.ts'

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
const task = { ...aTask, what: 'Ask the surgery' }
const answers = {
  'callbacks.page': page([callback, anybodys]),
  'tasks.page': page([task]),
  'due.page': page([aDelivery]),
  'ladder.page': page([aStep('letter')]),
  'staff.list': colleagues,
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
      due: [aDelivery.needId],
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
    'staff.list': colleagues,
  })
  expect(await screen.findByText('You leave nothing open')).toBeTruthy()
})
