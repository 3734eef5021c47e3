import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageStates } from '../../../shared/domain/list.ts'
import { type CoverageFacts, coverageState } from '../../../shared/rules/coverage.ts'
import { runs } from '../../helpers/runs.ts'

const facts: fc.Arbitrary<CoverageFacts> = fc.record({
  hold: fc.constantFrom(
    null,
    'deceased' as const,
    'contradicted' as const,
    'doNotCall' as const,
    'unreadEvent' as const,
  ),
  left: fc.boolean(),
  reached: fc.boolean(),
  refused: fc.boolean(),
  ladderFinished: fc.boolean(),
  begun: fc.boolean(),
})

/** What must hold of a person in that state, straight from DESIGN §5: each state only where none before it holds. */
const holds: Record<(typeof coverageStates)[number], (f: CoverageFacts) => boolean> = {
  deceased: (f) => f.hold === 'deceased',
  held: (f) => f.hold === 'contradicted' || f.hold === 'unreadEvent',
  doNotCall: (f) => f.hold === 'doNotCall',
  left: (f) => f.left,
  reached: (f) => f.reached,
  refused: (f) => f.refused,
  uncontactable: (f) => f.ladderFinished,
  inProgress: (f) => f.begun,
  notStarted: () => true,
}

test('a person on a list is in exactly one state: the first that holds', () => {
  fc.assert(
    fc.property(facts, (given) => {
      expect(coverageState(given)).toBe(coverageStates.find((state) => holds[state](given)))
    }),
    runs(500),
  )
})
