import type { OutputOf } from '../../shared/api.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'
import type { ReadableStore } from '../handles.ts'
import { statement } from '../sql.ts'

/** How much work was due before today and still waits, whoever's it is: nothing about anybody. */
export function overdueWork(store: ReadableStore, today: CalendarDate): OutputOf<'work.overdue'> {
  const count = (of: typeof steps) => of.get(store, { today })?.n ?? 0
  return { steps: count(steps), tasks: count(tasks), due: count(due) }
}

const steps = statement<{ today: string }>()((k, p) =>
  k
    .selectFrom('ladder_step')
    .where('due_on', '<', p.today)
    .select((e) => e.fn.countAll<number>().as('n')),
)
const tasks = statement<{ today: string }>()((k, p) =>
  k
    .selectFrom('task')
    .innerJoin('person_resident', 'person_resident.resident_id', 'task.resident_id')
    .where('state', '=', 'open')
    .where('due_on', '<', p.today)
    .select((e) => e.fn.countAll<number>().as('n')),
)
const due = statement<{ today: string }>()((k, p) =>
  k
    .selectFrom('recurrence')
    .innerJoin('need', 'need.need_id', 'recurrence.need_id')
    .innerJoin('person_resident', 'person_resident.resident_id', 'recurrence.resident_id')
    .where('need.status', 'in', ['open', 'referred', 'inProgress'])
    .where('next_on', '<', p.today)
    .select((e) => e.fn.countAll<number>().as('n')),
)
