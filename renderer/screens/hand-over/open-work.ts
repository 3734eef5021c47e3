import { ladderStepLabels } from '../../../shared/codes/ladder.ts'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { CallbackRow } from '../../../shared/domain/call.ts'
import type { NeedId, PersonId, StaffId, TaskId } from '../../../shared/domain/ids.ts'
import type { LadderRow } from '../../../shared/domain/ladder.ts'
import type { DueRow } from '../../../shared/domain/recurrence.ts'
import type { TaskRow } from '../../../shared/domain/task.ts'
import { i18next } from '../../i18n/i18n.ts'
import { showDay } from '../../show/show-day.ts'
import { showMoment } from '../../show/show-moment.ts'

/** Something that somebody leaves open: what hands it over, and how it is said. */
export interface OpenThing<Id extends string = string> {
  readonly id: Id
  readonly words: string
}

export interface OpenWork {
  readonly callbacks: readonly OpenThing<PersonId>[]
  readonly steps: readonly OpenThing<PersonId>[]
  readonly tasks: readonly OpenThing<TaskId>[]
  readonly due: readonly OpenThing<NeedId>[]
}

export const openKinds = ['callbacks', 'tasks', 'due', 'steps'] as const
export type OpenKind = (typeof openKinds)[number]

interface Rows {
  readonly callbacks: readonly CallbackRow[]
  readonly steps: readonly LadderRow[]
  readonly tasks: readonly TaskRow[]
  readonly due: readonly DueRow[]
}

/** What of those rows is somebody's own: what anybody or any supervisor may take is nobody's to hand over. */
export function openWorkOf(staffId: StaffId, { callbacks, steps, tasks, due }: Rows): OpenWork {
  const t = i18next.getFixedT('en', 'handOver')
  return {
    callbacks: callbacks
      .filter((row) => row.handler === staffId)
      .map((row) => ({ id: row.personId, words: t('aCallback', { name: row.name, when: showMoment(row.at) }) })),
    steps: steps
      .filter((row) => row.owner === staffId)
      .map((row) => ({
        id: row.personId,
        words: t('aThing', {
          name: row.personName,
          what: ladderStepLabels[row.step].toLowerCase(),
          day: showDay(row.dueOn),
        }),
      })),
    tasks: tasks
      .filter((row) => row.owner === staffId)
      .map((row) => ({
        id: row.taskId,
        words: t('aThing', { name: row.personName, what: row.what, day: showDay(row.dueOn) }),
      })),
    due: due
      .filter((row) => row.owner === staffId)
      .map((row) => ({
        id: row.needId,
        words: t(row.what === 'review' ? 'aReview' : 'aThing', {
          name: row.personName,
          what: needCategories[row.category].label.toLowerCase(),
          day: showDay(row.dueOn),
        }),
      })),
  }
}
