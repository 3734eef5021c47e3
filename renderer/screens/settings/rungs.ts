import { type LadderStep, ladderSteps } from '../../../shared/codes/ladder.ts'
import type { LadderPlan } from '../../../shared/domain/ladder.ts'

/** A step of the ladder while it is being set: all of them, in order, each taken or left out. */
export interface Rung {
  readonly step: LadderStep
  readonly isOn: boolean
  /** As it is typed. */
  readonly afterDays: string
}

/** The steps of a plan in its order, and after them those that it leaves out. */
export function rungsOf(plan: LadderPlan): readonly Rung[] {
  const on = plan.map(({ step, afterDays }) => ({ step, isOn: true, afterDays: String(afterDays) }))
  const off = ladderSteps.filter((step) => !plan.some((one) => one.step === step))
  return [...on, ...off.map((step) => ({ step, isOn: false, afterDays: '1' }))]
}

/** The plan that they make. */
export function planOf(rungs: readonly Rung[]): LadderPlan {
  return rungs.filter((rung) => rung.isOn).map(({ step, afterDays }) => ({ step, afterDays: Number(afterDays) }))
}

/** One step moved up or down by one place; at the end nothing changes. */
export function withMoved(rungs: readonly Rung[], step: LadderStep, by: -1 | 1): readonly Rung[] {
  const from = rungs.findIndex((rung) => rung.step === step)
  const [moved, other] = [rungs[from], rungs[from + by]]
  if (!moved || !other) return rungs
  return rungs.map((rung) => (rung === moved ? other : rung === other ? moved : rung))
}
