import type { InputOf } from '../../../shared/api.ts'

/** Which figure's rows are open, with the title that says so. */
export type FigureRows = Pick<InputOf<'report.headlineRows'>, 'figure' | 'category' | 'column' | 'partnerId'> & {
  readonly title: string
}
