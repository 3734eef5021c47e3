import type { Headline } from '../../shared/domain/report.ts'
import { type CalendarDate, showDate } from '../../shared/domain/time.ts'
import type { Cell, Column, Sheet } from './column.ts'
import { writeCsv } from './csv.ts'
import { writeXlsx } from './xlsx.ts'

export interface HeadlineReport {
  readonly hubName: string
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly madeOn: CalendarDate
  readonly headline: Headline
  /** Invented people: the report says so. */
  readonly sample?: boolean
}

/** What each figure counts, in the words of the definition (DESIGN §5, Reports). */
const figures = [
  ['contacted', 'People contacted', 'Persons with at least one outbound call attempt'],
  ['reached', 'Of those, spoken to', 'Persons spoken to in an outbound call'],
  ['needingSupport', 'People needing support', 'Persons with a need logged in an outbound call and not withdrawn'],
  ['inboundRequests', 'Inbound requests', 'Inbound calls in which at least one need was logged, each once'],
] as const

/** The headline report as one table, a figure a line: part, of what, figure, number. */
export function headlineCsv(report: HeadlineReport): Uint8Array {
  const columns: Column[] = [
    { header: 'Part', kind: 'text' },
    { header: 'Of', kind: 'text' },
    { header: 'Figure', kind: 'text' },
    { header: 'Number', kind: 'number' },
    { header: 'Period', kind: 'text' },
  ]
  const said = report.sample ? `SAMPLE DATA, ${period(report)}` : period(report)
  const rows: Cell[][] = figures.map(([figure, label]) => [
    'Headline',
    report.hubName,
    label,
    report.headline[figure],
    said,
  ])
  for (const one of report.headline.byCategory) {
    rows.push(['By need', one.label, 'People needing support', one.needingSupport, said])
    rows.push(['By need', one.label, 'Inbound requests', one.inboundRequests, said])
  }
  for (const one of report.headline.byPartner) {
    rows.push(['By partner', one.partner, 'Referrals', one.referrals, said])
    rows.push(['By partner', one.partner, 'Sent', one.sent, said])
    rows.push(['By partner', one.partner, 'Answered', one.answered, said])
    rows.push(['By partner', one.partner, 'Completed', one.completed, said])
  }
  return writeCsv(columns, rows)
}

/** The headline report as a workbook: the figures with what they mean, by need, and by partner. */
export async function headlineXlsx(report: HeadlineReport): Promise<Uint8Array> {
  const { headline } = report
  const about: Cell[][] = [
    ['Hub', report.hubName, null],
    ['Period', period(report), 'London days, both ends included'],
    ['Made on', showDate(report.madeOn), null],
  ]
  if (report.sample) about.unshift(['Sample data', 'SAMPLE DATA', 'Every person behind these figures is invented'])
  const first: Sheet = {
    name: 'Headline',
    columns: [text('Figure', 28), { header: 'Number', kind: 'number', width: 40 }, text('What it counts', 60)],
    rows: [...figures.map(([figure, label, meaning]): Cell[] => [label, headline[figure], meaning]), ...about],
  }
  const byNeed: Sheet = {
    name: 'By need',
    columns: [text('Need', 34), count('People needing support'), count('Inbound requests')],
    rows: headline.byCategory.map((one) => [one.label, one.needingSupport, one.inboundRequests]),
  }
  const byPartner: Sheet = {
    name: 'By partner',
    columns: [text('Partner', 44), count('Referrals'), count('Sent'), count('Answered'), count('Completed')],
    rows: headline.byPartner.map((one) => [one.partner, one.referrals, one.sent, one.answered, one.completed]),
  }
  return await writeXlsx([first, byNeed, byPartner])
}

function period({ from, to }: HeadlineReport): string {
  if (from && to) return `${showDate(from)} to ${showDate(to)}`
  if (from) return `from ${showDate(from)}`
  if (to) return `to ${showDate(to)}`
  return 'from the beginning'
}

function text(header: string, width: number): Column {
  return { header, kind: 'text', width }
}

function count(header: string): Column {
  return { header, kind: 'number', width: header.length + 4 }
}
