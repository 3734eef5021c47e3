import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IdentityDecision, personsOf, type Registered } from '../../../shared/rules/identity.ts'
import { runs } from '../../helpers/runs.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const registered: fc.Arbitrary<Registered[]> = fc
  .array(
    fc.record({
      nhsNumber: fc.constantFrom(null, '9990183427', '9434765919'),
      surname: fc.constantFrom('kim', 'obi', ''),
      dateOfBirth: fc.constantFrom(null, '1940-02-29', '1951-07-01'),
      postcode: fc.constantFrom(null, 'KT1 3AR', 'KT2 5QN'),
      keys: fc.uniqueArray(fc.constantFrom('born x', 'uprn x', 'phone x', 'phone y'), { maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((some) =>
    some.map((one, index) => ({
      ...one,
      id: ids[index] ?? '',
      keys: one.nhsNumber ? [...one.keys, `nhs ${one.nhsNumber}`] : one.keys,
    })),
  )
const decisions: fc.Arbitrary<IdentityDecision[]> = fc
  .uniqueArray(
    fc.record({
      a: fc.constantFrom(...ids),
      b: fc.constantFrom(...ids),
      decision: fc.constantFrom('same' as const, 'different' as const),
    }),
    { maxLength: 6, selector: (d) => [d.a, d.b].sort().join() },
  )
  .map((some) => some.filter((d) => d.a !== d.b).map((d) => (d.a < d.b ? d : { a: d.b, b: d.a, decision: d.decision })))

function turned<T>(some: readonly T[], by: number): T[] {
  const at = some.length === 0 ? 0 : by % some.length
  return [...some.slice(at), ...some.slice(0, at)].reverse()
}

const kim: Registered = { id: 'a', nhsNumber: null, surname: 'kim', dateOfBirth: null, postcode: null, keys: [] }

describe('who is who', () => {
  test('does not hang on the order of registrations or of decisions', () => {
    fc.assert(
      fc.property(registered, decisions, fc.nat(), fc.nat(), (some, decided, x, y) => {
        expect(personsOf(turned(some, x), turned(decided, y))).toEqual(personsOf(some, decided))
      }),
      runs(400),
    )
  })

  test('every registration is of exactly one person, who has the smallest id of theirs', () => {
    fc.assert(
      fc.property(registered, decisions, (some, decided) => {
        const groups = personsOf(some, decided)
        expect(groups.flat().sort()).toEqual(some.map((one) => one.id).sort())
        for (const group of groups) expect(group).toEqual([...group].sort())
      }),
      runs(300),
    )
  })

  test('a decision that they are different people always parts them', () => {
    fc.assert(
      fc.property(registered, decisions, (some, decided) => {
        const groups = personsOf(some, decided)
        for (const { a, b, decision } of decided) {
          if (decision === 'different')
            expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(false)
        }
      }),
      runs(300),
    )
  })

  test('decisions that they are the same join them, where none parts anybody', () => {
    fc.assert(
      fc.property(registered, decisions, (some, decided) => {
        const same = decided.filter((d) => d.decision === 'same')
        const groups = personsOf(some, same)
        const here = new Set(some.map((one) => one.id))
        for (const { a, b } of same) {
          if (here.has(a) && here.has(b))
            expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(true)
        }
      }),
      runs(300),
    )
  })

  test('joins by each kind of key, unless something that is known differs', () => {
    const joined = (a: Partial<Registered>, b: Partial<Registered>) =>
      personsOf(
        [
          { ...kim, ...a },
          { ...kim, ...b, id: 'b' },
        ],
        [],
      ).length === 1
    expect(joined({ keys: ['nhs 1'] }, { keys: ['nhs 1'] })).toBe(true)
    expect(joined({ keys: ['nhs 1'] }, { keys: ['nhs 1'], surname: 'obi' })).toBe(true)
    const other = { surname: 'obi', dateOfBirth: '1951-07-01', postcode: 'KT2 5QN' }
    const own = { surname: 'kim', dateOfBirth: '1940-02-29', postcode: 'KT1 3AR' }
    expect(joined({ ...own, keys: ['nhs 1'] }, { ...other, keys: ['nhs 1'] })).toBe(false)
    expect(joined({ keys: ['born x'] }, { keys: ['born x'] })).toBe(true)
    expect(joined({ keys: ['born x'], nhsNumber: '1' }, { keys: ['born x'], nhsNumber: '2' })).toBe(false)
    expect(joined({ keys: ['uprn x'] }, { keys: ['uprn x'] })).toBe(true)
    expect(joined({ keys: ['uprn x'], dateOfBirth: '1' }, { keys: ['uprn x'], dateOfBirth: '2' })).toBe(false)
    expect(joined({ keys: ['phone x'], dateOfBirth: '1' }, { keys: ['phone x'], dateOfBirth: '2' })).toBe(false)
    expect(joined({ keys: ['phone x'] }, { keys: ['uprn x'] })).toBe(false)
  })
})
