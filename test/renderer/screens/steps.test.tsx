import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { jiwoo, list, session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { emptyAnswers, owen, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

const names = () => screen.queryAllByRole('link', { name: /^(Min-su|Ji-woo) Kim$/ }).map((link) => link.textContent)

test('a supervisor sees every step that waits, and narrows them by step and by whose they are', async () => {
  const { user, asked } = renderApp('/steps', supervisorAnswers)
  expect(await screen.findByRole('heading', { name: '2 steps wait' })).toBeTruthy()
  expect(names()).toEqual(['Min-su Kim', 'Ji-woo Kim'])
  await user.click(screen.getByRole('button', { name: /Whose$/ }))
  await user.click(await screen.findByRole('option', { name: 'Owen Marsh' }))
  expect(names()).toEqual(['Ji-woo Kim'])
  await user.click(screen.getByRole('button', { name: /Whose$/ }))
  await user.click(await screen.findByRole('option', { name: 'Any supervisor’s' }))
  expect(names()).toEqual(['Min-su Kim'])
  await user.click(screen.getByRole('button', { name: /Step$/ }))
  await user.click(await screen.findByRole('option', { name: 'Doorstep check' }))
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === 'ladder.page').at(-1)?.input).toEqual({
      mine: false,
      step: 'doorstep',
      offset: 0,
      limit: 500,
    }),
  )
  expect(names()).toEqual(['Min-su Kim', 'Ji-woo Kim'])
})

test('and gives one to somebody, for a day', async () => {
  const { user, asked } = renderApp('/steps', { ...supervisorAnswers, 'ladder.give': null })
  await user.click(await screen.findByRole('button', { name: /Move.*Doorstep check, Ji-woo Kim/ }))
  const days = screen.getByLabelText('Day')
  await user.clear(days)
  await user.type(days, '9{Enter}')
  await waitFor(() =>
    expect(asked.find(({ name }) => name === 'ladder.give')?.input).toEqual({
      personId: jiwoo,
      listId: list,
      step: 'doorstep',
      owner: owen,
      dueOn: '2020-04-09',
    }),
  )
})

test('tasks and deliveries are there too, with whose they are', async () => {
  const { user } = renderApp('/steps', supervisorAnswers)
  await user.click(await screen.findByRole('radio', { name: 'Tasks' }))
  expect((await screen.findByText(/repeat prescription/)).closest('li')?.textContent).toContain('Owen Marsh')
  expect(screen.getByRole('heading', { name: '1 open task' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Deliveries and reviews' }))
  expect((await screen.findByText(/A parcel for two/)).closest('li')?.textContent).toContain('Any supervisor')
})

test.each([
  ['Steps of the ladder', 'No step waits'],
  ['Tasks', 'No task is open'],
  ['Deliveries and reviews', 'Nothing is due within a week'],
])('%s: where there are none it says so', async (what, none) => {
  const { user } = renderApp('/steps', emptyAnswers)
  await user.click(await screen.findByRole('radio', { name: what }))
  expect(await screen.findByRole('heading', { name: none })).toBeTruthy()
})

test('a handler has no such screen', async () => {
  renderApp('/steps', { ...supervisorAnswers, 'session.current': { ...session, role: 'handler' } })
  expect(await screen.findByRole('heading', { name: 'There is no such screen' })).toBeTruthy()
})
