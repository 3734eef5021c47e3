import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { needRow, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('open needs come first, and a status is changed with its reason by keyboard', async () => {
  const { user, asked } = renderApp('/needs', { ...supervisorAnswers, 'need.change': null })
  await screen.findByText('Cannot queue at the shop.')
  expect(asked.find((one) => one.name === 'needs.page')?.input).toMatchObject({ status: 'open' })
  screen.getByRole('grid', { name: 'Needs' }).focus()
  await user.keyboard('s')
  await user.click(await screen.findByRole('radio', { name: 'Met' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('link', { name: 'Say why, in a few words.' })).toBeTruthy()
  await user.type(screen.getByLabelText('Why'), 'A neighbour shops for them')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'need.change')?.input).toEqual({
      needId: needRow.needId,
      personId: needRow.personId,
      status: 'met',
      reason: 'A neighbour shops for them',
    }),
  )
  expect(await screen.findByText('Food for Min-su Kim is now: Met.')).toBeTruthy()
})
