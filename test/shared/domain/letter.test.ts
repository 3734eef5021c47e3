import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/domain/hub.ts'
import { fillLetter, unknownBlanks } from '../../../shared/domain/letter.ts'

const filled = { name: 'Mrs Ana $& Kim', hub: 'Kingston {name}', telephone: '020 7946 0018' }

test('each blank is filled in wherever it stands, with the very words that are given', () => {
  expect(fillLetter('Dear {name}, ring {hub} on {telephone}. {hub}', filled)).toBe(
    'Dear Mrs Ana $& Kim, ring Kingston {name} on 020 7946 0018. Kingston {name}',
  )
})

test('what is no blank stays as it was written, and is told', () => {
  expect(fillLetter('Dear {Name} {toString}', filled)).toBe('Dear {Name} {toString}')
  expect(unknownBlanks('Dear {Name}, {name} {hub {telephone} {Name} {}')).toEqual(['{Name}', '{hub ', '{}'])
  expect(unknownBlanks(defaultSettings.letter)).toEqual([])
})
