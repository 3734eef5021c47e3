import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { foodbank } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

test('the finding comes first, as the press release says it', async () => {
  renderApp('/reports', supervisorAnswers)
  await screen.findByRole('button', { name: '5,988 residents' })
  const words = document.querySelector('.headline')?.textContent
  expect(words).toContain('the hub telephoned 5,988 residents and spoke to 4,212 of them')
  expect(words).toContain('515 needed help beyond family and friends; a further 2,267 requests came')
})

test.each([
  ['515', { figure: 'needingSupport', column: null, category: null }],
  ['310: Food: Residents, when we rang', { figure: 'category', column: 'needingSupport', category: 'food' }],
  ['90: Kingston Foodbank: Answered', { figure: 'partner', column: 'answered', partnerId: foodbank }],
])('the number “%s” opens its rows beside it, and Esc closes them', async (name, asks) => {
  const { user, asked } = renderApp('/reports', supervisorAnswers)
  await user.click(await screen.findByRole('button', { name }))
  const panel = await screen.findByRole('complementary')
  expect(await within(panel).findByText('Min-su Kim')).toBeTruthy()
  expect(asked.find((one) => one.name === 'report.headlineRows')?.input).toMatchObject(asks)
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  expect(document.activeElement?.textContent).toContain(name.split(':')[0])
})

test('own dates are taken once both are whole and in order', async () => {
  const { user, asked } = renderApp('/reports', supervisorAnswers)
  const periods = () => asked.filter((one) => one.name === 'report.headline').map((one) => one.input)
  await user.click(await screen.findByRole('radio', { name: 'Own dates' }))
  const [from, to] = screen.getAllByRole('group').filter((group) => within(group).queryByLabelText('Day'))
  if (!from || !to) throw new Error('two dates are asked for')
  const fill = async (group: HTMLElement, [day, month, year]: readonly [string, string, string]) => {
    for (const [label, text] of [
      ['Day', day],
      ['Month', month],
      ['Year', year],
    ] as const) {
      await user.clear(within(group).getByLabelText(label))
      await user.type(within(group).getByLabelText(label), text)
    }
  }
  await fill(from, ['22', '5', '2020'])
  await fill(to, ['23', '3', '2020'])
  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(screen.getByText(/Enter both dates/)).toBeTruthy()
  await fill(from, ['23', '3', '2020'])
  await fill(to, ['22', '5', '2020'])
  await user.click(screen.getByRole('button', { name: 'Show' }))
  await waitFor(() => expect(periods().at(-1)).toEqual({ from: '2020-03-23', to: '2020-05-22' }))
  expect(document.querySelector('.headline')?.textContent).toContain('From 23 March 2020 to 22 May 2020')
})
