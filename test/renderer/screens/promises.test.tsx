import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { minsu, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { emptyAnswers, owen, promiseRow, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('a supervisor sees who was promised a call, by whom, the overdue ones first', async () => {
  const { asked, user } = renderApp('/callbacks', supervisorAnswers)
  const line = (await screen.findByRole('link', { name: 'Min-su Kim' })).closest('li')
  expect(line?.textContent).toMatch(/overdue.*After her lunch.*by Owen Marsh/)
  const shows = () => asked.filter(({ name }) => name === 'callbacks.page').map(({ input }) => input)
  expect(shows()).toContainEqual({ show: 'overdue', offset: 0, limit: 500 })
  await user.click(screen.getByRole('radio', { name: 'All' }))
  await waitFor(() => expect(shows()).toContainEqual({ show: 'all', offset: 0, limit: 500 }))
})

test('and drops a promise, with the reason', async () => {
  const { user, asked } = renderApp('/callbacks', { ...supervisorAnswers, 'callback.drop': null })
  await user.click(await screen.findByRole('button', { name: /Drop.*Min-su Kim/ }))
  await user.keyboard('Her daughter rang in.{Enter}')
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'callback.drop')?.input).toEqual({
      personId: minsu,
      reason: 'Her daughter rang in.',
    }),
  )
})

test('and gives a promise to a colleague', async () => {
  const { user, asked } = renderApp('/callbacks', {
    ...supervisorAnswers,
    'callbacks.page': { rows: [{ ...promiseRow, handler: null, handlerName: null }], total: 1 },
    'callback.change': null,
  })
  expect((await screen.findByRole('link', { name: 'Min-su Kim' })).closest('li')?.textContent).toContain('by anyone')
  await user.click(screen.getByRole('button', { name: /Move.*Min-su Kim/ }))
  await user.clear(screen.getByLabelText('Year'))
  await user.type(screen.getByLabelText('Year'), '2099')
  await user.click(await screen.findByRole('button', { name: /Who rings$/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  await user.click(screen.getByRole('button', { name: 'Move it' }))
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'callback.change')?.input).toMatchObject({
      personId: minsu,
      handler: owen,
    }),
  )
})

test('where nothing is overdue it says so, and what the screen is for', async () => {
  renderApp('/callbacks', emptyAnswers)
  expect(await screen.findByRole('heading', { name: 'No promise is overdue' })).toBeTruthy()
})

test('a failure is said in its sentence', async () => {
  renderApp('/callbacks', {
    ...supervisorAnswers,
    'callbacks.page': () => ({ ok: false, error: { code: 'unexpected', message: 'The hub did not answer.' } }),
  })
  expect(await screen.findByText('The hub did not answer.')).toBeTruthy()
})

test('a handler has no such screen', async () => {
  renderApp('/callbacks', { ...supervisorAnswers, 'session.current': { ...session, role: 'handler' } })
  expect(await screen.findByRole('heading', { name: 'There is no such screen' })).toBeTruthy()
})
