import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { comparedFacts } from '../../../renderer/screens/duplicates/compared-facts.ts'
import { useFilters } from '../../../renderer/stores/filters.ts'
import { jiwoo } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { aPair, emptyAnswers, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useFilters.getState().forget())

const decided = {
  ...aPair,
  decided: { decision: 'same' as const, at: aPair.at, by: 'Priya Nair', reason: 'Same voice' },
}
const answers = {
  ...supervisorAnswers,
  'duplicates.page': ({ show }: { show: string }) => ({
    ok: true as const,
    value: show === 'open' ? { rows: [aPair], total: 1 } : { rows: [decided], total: 1 },
  }),
  'identity.decide': null,
}
const { a, b } = { a: aPair.a.residentId, b: aPair.b.residentId }

test('the two stand side by side, and what tells them apart is marked in words', async () => {
  renderApp('/duplicates', answers)
  const table = within(await screen.findByRole('region', { name: 'The two side by side' })).getByRole('table')
  expect(within(table).getByRole('row', { name: /Last name differs Kim Gim/ })).toBeTruthy()
  expect(within(table).getByRole('row', { name: 'Date of birth 11 February 1942 11 February 1942' })).toBeTruthy()
  expect(screen.getByText(/Same date of birth and postcode/)).toBeTruthy()
  const menu = screen.getByRole('navigation', { name: 'Menu' })
  expect(within(menu).getByRole('link', { name: /Duplicates/ }).textContent).toMatch(/1 to decide$/)
})

test.each([
  ['s', 'same', 'are one person now'],
  ['d', 'different', 'are two people'],
])(
  'the key %s decides from anywhere on the screen, with the reason, and offers to undo it',
  async (key, decision, said) => {
    const { user, asked } = renderApp('/duplicates', answers)
    await user.type(await screen.findByLabelText('How do you know?'), 'sd')
    expect(asked.some((one) => one.name === 'identity.decide')).toBe(false)
    await user.click(screen.getByRole('heading', { level: 1 }))
    await user.keyboard(key)
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'identity.decide')?.input).toEqual({ a, b, decision, reason: 'sd' }),
    )
    expect(await screen.findByText(new RegExp(said))).toBeTruthy()
    expect(screen.getByRole('button', { name: /Undo/ })).toBeTruthy()
  },
)

test('a decision is taken back from among those decided', async () => {
  const { user, asked } = renderApp('/duplicates', answers)
  await user.click(await screen.findByRole('radio', { name: 'Decided' }))
  expect(await screen.findByText(/Same person: decided .* by Priya Nair/)).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: /Take it back/ })[0] as HTMLElement)
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'identity.decide')?.input).toEqual({
      a,
      b,
      decision: 'undecided',
      reason: '',
    }),
  )
})

test('what somebody else decided meanwhile is said, and nothing is claimed', async () => {
  const { user } = renderApp('/duplicates', {
    ...answers,
    'identity.decide': () => ({ ok: false, error: { code: 'conflict', message: 'Somebody was there first.' } }),
  })
  await screen.findByLabelText('How do you know?')
  await user.keyboard('s')
  expect(await screen.findByText('Somebody was there first.')).toBeTruthy()
  expect(screen.queryByText(/are one person now/)).toBeNull()
})

test('with no pair it says what the screen is for', async () => {
  renderApp('/duplicates', { ...supervisorAnswers, ...emptyAnswers })
  expect(await screen.findByRole('heading', { name: 'No pair waits' })).toBeTruthy()
})

describe('what differs', () => {
  const side = (values: Parameters<typeof comparedFacts>[0]['values']) => ({ ...aPair.a, values })
  const differing = (x: typeof aPair.a.values, y: typeof aPair.a.values) =>
    comparedFacts(side(x), side(y))
      .filter((fact) => fact.differs)
      .map((fact) => fact.label)

  test('what one of them does not tell does not differ, nor does what is only written otherwise', () => {
    expect(differing({ postcode: 'KT1 3AR', familyName: "O'Brien" }, { familyName: 'O’BRIEN' })).toEqual([])
    expect(differing({ postcode: 'KT1 3AR' }, { postcode: 'kt13ar' })).toEqual([])
    expect(differing({ postcode: 'KT1 3AR' }, { postcode: 'KT2 6HL' })).toEqual(['Postcode'])
  })

  test('numbers differ where they have none in common', () => {
    expect(differing({ mobile: '07700 900 418' }, { telephone: '+44 7700 900418', mobile: '020 7946 0018' })).toEqual(
      [],
    )
    expect(differing({ mobile: '07700 900 418' }, { mobile: '020 7946 0018' })).toEqual(['Telephone numbers'])
  })
})

describe('registering somebody who is ringing in', () => {
  const kim = { ...supervisorAnswers['residents.page'].rows[0], personId: jiwoo, name: 'Ji-woo Kim' }
  const near = { matches: [{ ...kim, why: 'Same name and telephone number' }] } as never

  test('asks of everything that is typed who is perhaps here, and a key takes the call with them', async () => {
    const { user, asked } = renderApp('/register/Ji-woo%20Kim', { 'duplicates.near': near })
    expect(await screen.findByText('Same name and telephone number')).toBeTruthy()
    await user.type(screen.getByLabelText('Mobile'), '07700 900 418')
    await user.type(screen.getByLabelText('Postcode'), 'KT1 3AR')
    await waitFor(() =>
      expect(asked.filter((one) => one.name === 'duplicates.near').at(-1)?.input).toEqual({
        values: { givenName: 'Ji-woo', familyName: 'Kim', mobile: '07700 900 418', postcode: 'KT1 3AR' },
      }),
    )
    await user.keyboard('{Alt>}1{/Alt}')
    await waitFor(() =>
      expect(asked.find((one) => one.name === 'call.begin')?.input).toMatchObject({
        draft: { personId: jiwoo, direction: 'inbound' },
      }),
    )
    expect(asked.some((one) => one.name === 'resident.register')).toBe(false)
  })

  test('whose call could not be taken is not registered a second time', async () => {
    let tries = 0
    const { user, asked } = renderApp('/register/Ada', {
      'duplicates.near': { matches: [] },
      'resident.register': { personId: jiwoo },
      'call.begin': () => {
        tries += 1
        return tries === 1
          ? { ok: false, error: { code: 'diskFull', message: 'The disk is full.' } }
          : { ok: true, value: null }
      },
    })
    await user.click(await screen.findByRole('button', { name: /Register and take the call/ }))
    expect((await screen.findAllByText('The disk is full.')).length).toBeGreaterThan(0)
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(asked.filter((one) => one.name === 'call.begin')).toHaveLength(2))
    expect(asked.filter((one) => one.name === 'resident.register')).toHaveLength(1)
  })
})
