import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { jiwoo, list, minsu } from '../../helpers/fake-hub.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { nothingToDo } from '../../helpers/work-answers.ts'

test('the next call is offered with its reason, and Enter begins it once', async () => {
  const { user, asked } = renderApp('/')
  await screen.findByText(/Min-su Kim/)
  expect(screen.getByText('Second attempt: mornings failed')).toBeTruthy()
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { level: 1, name: /Min-su Kim/ })
  const begun = asked.filter((one) => one.name === 'call.begin')
  expect(begun).toHaveLength(1)
  expect(begun[0]?.input).toMatchObject({
    draft: { personId: minsu, listId: list, direction: 'outbound', number: '02079460018' },
  })
})

test('a person whom the store will not have rung is not shown as a call', async () => {
  const { user } = renderApp('/', {
    'call.begin': () => ({ ok: false, error: { code: 'held', message: 'Somebody recorded a death an hour ago.' } }),
  })
  await user.click(await screen.findByRole('button', { name: /^Call/ }))
  expect(await screen.findByText('Somebody recorded a death an hour ago.')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: 'My work' })).toBeTruthy()
})

test('skipping asks for a reason', async () => {
  const { user, asked } = renderApp('/')
  await user.click(await screen.findByRole('button', { name: /Not now/ }))
  expect(document.activeElement?.getAttribute('type')).toBe('radio')
  await user.click(screen.getByRole('button', { name: 'Skip' }))
  expect(screen.getByText('Choose why they are not rung now.')).toBeTruthy()
  expect(asked.some((one) => one.name === 'call.skip')).toBe(false)
  await user.click(screen.getByRole('radio', { name: /Somebody with their language/ }))
  await user.type(screen.getByLabelText('A note, if it helps'), 'Korean')
  await user.click(screen.getByRole('button', { name: 'Skip' }))
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'call.skip')?.input).toEqual({
      personId: minsu,
      listId: list,
      why: 'language',
      note: 'Korean',
    }),
  )
})

test('where nobody is to be rung, it says why', async () => {
  renderApp('/', {
    'work.mine': { ...nothingToDo, noNext: 'Everyone on your list has been rung for this part of the day.' },
  })
  expect(await screen.findByText('Everyone on your list has been rung for this part of the day.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Call/ })).toBeNull()
})

test('a new next call does not take the cursor from who types', async () => {
  const { user, say, answer } = renderApp('/')
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Call'))
  await user.keyboard('{Control>}k{/Control}ki')
  answer({
    'work.mine': {
      ...nothingToDo,
      next: {
        personId: jiwoo,
        listId: list,
        number: null,
        reason: 'First call',
        kind: 'first',
        attempts: 0,
        interpret: null,
      },
      noNext: null,
    },
  })
  say({ kind: 'changed', tables: ['call'] })
  await screen.findByText('First call')
  await user.keyboard('m')
  expect((screen.getByRole('combobox') as HTMLInputElement).value).toBe('kim')
})
