import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { session } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { emptyAnswers, personRow, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

const pages = (asked: ReturnType<typeof renderApp>['asked']) =>
  asked.filter((one) => one.name === 'residents.page').map((one) => one.input as Record<string, unknown>)

test('the table asks for what is filtered and sorted, and a held person is marked', async () => {
  const { user, asked } = renderApp('/residents', supervisorAnswers)
  expect(await screen.findByText('Contradiction')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: /May be called/ }))
  await user.type(screen.getByLabelText('Part of a name or address'), 'kim')
  await user.click(await screen.findByRole('button', { name: 'Postcode' }))
  await waitFor(() =>
    expect(pages(asked).at(-1)).toMatchObject({ show: 'callable', text: 'kim', sort: 'postcode', descending: false }),
  )
})

test('many rows are fetched by pages as they come into sight, not all at once', async () => {
  const { user, asked } = renderApp('/residents', {
    ...supervisorAnswers,
    'residents.page': (input: { offset: number; limit: number }) => ({
      ok: true,
      value: {
        total: 6000,
        rows: Array.from({ length: input.limit }, (_, index) => ({
          ...personRow,
          personId: (input.offset + index).toString(16).padStart(32, '0') as typeof personRow.personId,
          name: `Person ${input.offset + index}`,
        })),
      },
    }),
  })
  const grid = await screen.findByRole('grid', { name: 'Residents' })
  await screen.findByText('Person 0')
  expect(screen.getByText('6,000 rows')).toBeTruthy()
  expect(pages(asked).every(({ offset }) => offset === 0)).toBe(true)
  grid.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(window.location.hash).toBe(`#/case/${'0'.repeat(32)}`))
})

test('an empty hub offers the import to a supervisor, and to a handler nothing that they may not do', async () => {
  renderApp('/residents', emptyAnswers)
  expect(await screen.findByRole('button', { name: 'Import the first list' })).toBeTruthy()
})

test('a handler of an empty hub is told who imports', async () => {
  renderApp('/residents', { ...emptyAnswers, 'session.current': { ...session, role: 'handler' } })
  expect(
    await screen.findByText('Nobody is on your lists yet: a supervisor imports lists and shares them out.'),
  ).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Import the first list' })).toBeNull()
})
