import { call } from './en/call.ts'
import { caseFile } from './en/case-file.ts'
import { common } from './en/common.ts'
import { concerns } from './en/concerns.ts'
import { coverage } from './en/coverage.ts'
import { duplicates } from './en/duplicates.ts'
import { frame } from './en/frame.ts'
import { handOver } from './en/hand-over.ts'
import { held } from './en/held.ts'
import { importing } from './en/importing.ts'
import { letter } from './en/letter.ts'
import { lists } from './en/lists.ts'
import { messages } from './en/messages.ts'
import { needs } from './en/needs.ts'
import { partners } from './en/partners.ts'
import { promises } from './en/promises.ts'
import { referrals } from './en/referrals.ts'
import { reminders } from './en/reminders.ts'
import { reports } from './en/reports.ts'
import { residents } from './en/residents.ts'
import { script } from './en/script.ts'
import { settings } from './en/settings.ts'
import { sheet } from './en/sheet.ts'
import { signIn } from './en/sign-in.ts'
import { staff } from './en/staff.ts'
import { steps } from './en/steps.ts'
import { work } from './en/work.ts'

/** The words of each part of the window, by name. */
export const resources = {
  call,
  caseFile,
  common,
  concerns,
  coverage,
  duplicates,
  frame,
  handOver,
  held,
  importing,
  letter,
  lists,
  messages,
  needs,
  partners,
  promises,
  referrals,
  reminders,
  reports,
  residents,
  script,
  settings,
  sheet,
  signIn,
  staff,
  steps,
  work,
} as const
