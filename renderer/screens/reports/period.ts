import { addDays, type CalendarDate } from '../../../shared/domain/time.ts'

/** London days, both included; null is without an end. */
export interface Period {
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

export const presets = ['all', 'today', 'week', 'month', 'lastMonth'] as const
export type Preset = (typeof presets)[number]

/** The days that a preset means on a given day. */
export function periodOf(preset: Preset, today: CalendarDate): Period {
  const firstOfMonth = addDays(today, 1 - Number(today.slice(8)))
  switch (preset) {
    case 'all':
      return { from: null, to: null }
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: firstOfMonth, to: today }
    case 'lastMonth': {
      const last = addDays(firstOfMonth, -1)
      return { from: addDays(last, 1 - Number(last.slice(8))), to: last }
    }
  }
}
