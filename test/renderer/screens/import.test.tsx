import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { useImportInHand } from '../../../renderer/stores/import-in-hand.ts'
import { renderApp } from '../../helpers/render-app.tsx'
import { outgoing, preview, supervisorAnswers } from '../../helpers/supervisor-answers.ts'

beforeEach(() => useImportInHand.getState().startOver())

const answers = {
  ...supervisorAnswers,
  'file.begin': null,
  'file.piece': null,
  'import.preview': preview,
  'import.apply': { ...preview, events: 11 },
  'import.discard': null,
}
const aFile = (bytes: number) => new File([new Uint8Array(bytes)], 'shielded.csv', { type: 'text/csv' })

async function choose(user: ReturnType<typeof renderApp>['user'], file: File) {
  await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file)
}

test('a file is taken in by pieces of 256 KB, in order, and none is left out', async () => {
  const { user, asked } = renderApp('/import', answers)
  await choose(user, aFile(600_000))
  await screen.findByRole('button', { name: 'Add 9 residents' })
  const pieces = asked
    .filter((one) => one.name === 'file.piece')
    .map((one) => one.input as { offset: number; bytes: Uint8Array })
  expect(pieces.map(({ offset, bytes }) => [offset, bytes.length])).toEqual([
    [0, 262_144],
    [262_144, 262_144],
    [524_288, 75_712],
  ])
  expect(asked.find((one) => one.name === 'file.begin')?.input).toMatchObject({ name: 'shielded.csv', size: 600_000 })
})

test('what will change is said before anything is added, and one button adds it', async () => {
  const { user, asked } = renderApp('/import', answers)
  await choose(user, aFile(10))
  const add = await screen.findByRole('button', { name: 'Add 9 residents' })
  expect(screen.getByText(/12 rows about 10 residents/)).toBeTruthy()
  expect(screen.getByText('4 NHS numbers fail their check digit. They are kept.')).toBeTruthy()
  expect(asked.some((one) => one.name === 'import.apply')).toBe(false)
  await user.click(add)
  expect(await screen.findByText(/shielded.csv is in. 9 added/)).toBeTruthy()
  expect(asked.find((one) => one.name === 'import.apply')?.input).toEqual({ importId: preview.importId })
  await user.click(screen.getByRole('button', { name: 'Make a call list' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Make a call list' })).toBeTruthy()
})

test('the button says all that it does: also who is taken off the list, with a warning before it', async () => {
  const { user } = renderApp('/import', {
    ...answers,
    'import.preview': { ...preview, residents: { new: 1, changed: 2, unchanged: 7 }, gone: 1200 },
  })
  await choose(user, aFile(10))
  const words = 'Add 1 resident, change 2 residents and mark 1,200 as no longer listed'
  expect(await screen.findByRole('button', { name: words })).toBeTruthy()
  expect(screen.getByText(/1,200 people were on this list before and are not in this file/)).toBeTruthy()
})

test('each part opens its rows', async () => {
  const { user, asked } = renderApp('/import', {
    ...answers,
    'import.rows': {
      total: 1,
      rows: [
        { rowNumbers: [7], name: 'Nobody', detail: '', changes: [], warnings: [], reason: 'The row has too few cells' },
      ],
    },
  })
  await choose(user, aFile(10))
  await user.click(await screen.findByRole('button', { name: /1 rejected/ }))
  expect(await screen.findByText('The row has too few cells')).toBeTruthy()
  expect(asked.find((one) => one.name === 'import.rows')?.input).toMatchObject({ part: 'rejected', offset: 0 })
})

test('where a file says nothing new, there is nothing to press but another file', async () => {
  const { user } = renderApp('/import', {
    ...answers,
    'import.preview': { ...preview, residents: { new: 0, changed: 0, unchanged: 10 } },
  })
  await choose(user, aFile(10))
  expect(await screen.findByText('Nothing new in this file')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull()
})

test('a file that cannot be read is said in the store’s words, and another may be chosen', async () => {
  const message = 'This file has none of the columns of a list that the hub knows. Nothing was changed.'
  const { user } = renderApp('/import', {
    ...answers,
    'import.preview': () => ({ ok: false, error: { code: 'badFile', message } }),
  })
  await choose(user, aFile(10))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy()
})

test('leaving the screen does not lose the file in hand', async () => {
  const { user } = renderApp('/import', answers)
  await choose(user, aFile(10))
  await screen.findByRole('button', { name: 'Add 9 residents' })
  window.location.hash = '/lists'
  await screen.findByRole('heading', { level: 1, name: 'Lists' })
  window.location.hash = '/import'
  expect(await screen.findByRole('button', { name: 'Add 9 residents' })).toBeTruthy()
})

test('a file that is not to be added is put away in the store too', async () => {
  const { user, asked } = renderApp('/import', { ...answers, 'import.rejects': outgoing('rejected.csv', '0') })
  await choose(user, aFile(10))
  await user.click(await screen.findByRole('button', { name: 'Leave it' }))
  await screen.findByRole('button', { name: 'Choose a file' })
  await waitFor(() =>
    expect(asked.find((one) => one.name === 'import.discard')?.input).toEqual({ importId: preview.importId }),
  )
})
