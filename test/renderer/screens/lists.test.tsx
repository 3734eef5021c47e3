import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { list } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { emptyAnswers, owen, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('with nobody to ring, it offers to import first', async () => {
  const { user } = renderApp('/lists', emptyAnswers)
  await user.click(await screen.findByRole('button', { name: 'Import the first list' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Import' })).toBeTruthy()
})

test('a list says how far it has got, and a number opens its people', async () => {
  const { user, asked } = renderApp('/lists', supervisorAnswers)
  expect(await screen.findByText('20 of 40 reached; 11 still to be rung.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /7 not started/ }))
  await screen.findByRole('heading', { level: 1, name: 'Shielded, first round' })
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'list.members')?.input).toMatchObject({
      listId: list,
      state: 'notStarted',
    }),
  )
})

test('a rule is counted while it is chosen, and the list is made with it', async () => {
  const { user, asked } = renderApp('/lists/new', { ...supervisorAnswers, 'list.create': { residents: 2731 } })
  await screen.findByText('2,731 residents')
  await user.type(screen.getByLabelText('Postcode begins'), 'KT1')
  await user.type(screen.getByLabelText('From age'), '70')
  await waitFor(() =>
    expect(asked.filter((one) => one.name === 'list.count').at(-1)?.input).toEqual({ rule: 'postcode:KT1 age:70+' }),
  )
  await user.click(screen.getByRole('button', { name: 'Make a list of 2,731 residents' }))
  expect(await screen.findByRole('link', { name: 'Enter a name for the list.' })).toBeTruthy()
  expect(asked.some((one) => one.name === 'list.create')).toBe(false)
  await user.type(screen.getByLabelText('Name of the list'), 'Over 70')
  await user.click(screen.getByRole('button', { name: 'Make a list of 2,731 residents' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'list.create')?.input).toMatchObject({
      name: 'Over 70',
      rule: 'postcode:KT1 age:70+',
    }),
  )
})

test('sharing out shows who would get how many before it is done', async () => {
  const { user, asked } = renderApp(`/lists/${list}/share`, {
    ...supervisorAnswers,
    'list.sharePreview': [{ handler: owen, name: 'Owen Marsh', residents: 5 }],
    'list.share': { shares: [{ handler: owen, name: 'Owen Marsh', residents: 5 }] },
  })
  await user.click(await screen.findByRole('checkbox', { name: /Owen Marsh/ }))
  const row = await screen.findByRole('row', { name: /Owen Marsh/ })
  expect(within(row).getByText('5')).toBeTruthy()
  expect(asked.some((one) => one.name === 'list.share')).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Share among 1 handler' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'list.share')?.input).toEqual({ listId: list, handlers: [owen] }),
  )
})

test('taking back asks first, and says how many', async () => {
  const { user, asked } = renderApp(`/lists/${list}`, { ...supervisorAnswers, 'list.takeBack': { residents: 11 } })
  await user.click(await screen.findByRole('button', { name: 'Take back: Owen Marsh' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/11 people go back to nobody/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Take back' }))
  expect(await screen.findByText('11 people taken back from Owen Marsh.')).toBeTruthy()
  expect(asked.find((one) => one.name === 'list.takeBack')?.input).toEqual({ listId: list, handler: owen })
})
