import { type Coverage, type CoverageState, coverageStates } from '../../../shared/domain/list.ts'
import type { BarPart } from '../../components/Bar.tsx'

const tones: Record<CoverageState, BarPart['tone']> = {
  reached: 4,
  refused: 6,
  uncontactable: 2,
  inProgress: 1,
  notStarted: 8,
  left: 7,
  doNotCall: 3,
  held: 9,
  deceased: 5,
}

/** Reading order of the bar: settled by a call, under way, and those who cannot be rung. */
const order: readonly CoverageState[] = [
  'reached',
  'refused',
  'uncontactable',
  'inProgress',
  'notStarted',
  'left',
  'doNotCall',
  'held',
  'deceased',
]

/** A list's states as the parts of a bar; states that nobody is in are left out. */
export function coverageParts(
  coverage: Coverage,
  label: (state: CoverageState) => string,
  onPress?: (state: CoverageState) => void,
): readonly BarPart[] {
  return order
    .filter((state) => coverage[state] > 0)
    .map((state) => ({
      key: state,
      label: label(state),
      count: coverage[state],
      tone: tones[state],
      ...(onPress ? { onPress: () => onPress(state) } : {}),
    }))
}

/** Those who are still to be rung. */
export function stillOpen(coverage: Coverage): number {
  return coverage.inProgress + coverage.notStarted
}

/** Those for whom nothing more is to be done, other than the reached. */
export function otherwiseSettled(coverage: Coverage): number {
  return coverageStates.reduce((sum, state) => sum + coverage[state], 0) - coverage.reached - stillOpen(coverage)
}
