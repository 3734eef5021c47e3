import type { Sheet, SheetRow } from '../../shared/domain/call.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { ok } from '../../shared/result.ts'
import { theMachine } from '../clock.ts'
import { nothingTyped, saveSheet, saveTyped, sheetOf } from '../drafts.ts'
import { inOtherHands, type OwnRequests, readOnly, signedIn } from './own-request.ts'

/** Whom a handler has on paper: noted on this machine only, beside the drafts (DESIGN §2). */
export const sheetRequests = {
  'work.printSheet': async ({ count }, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    if (!open.drafts) return readOnly(open)
    const printedAt = instantOf(theMachine.now())
    const rows = await open.reader.ask<readonly SheetRow[]>({
      ask: 'nextPeople',
      staffId: session.staffId,
      at: printedAt,
      count,
      claimed: inOtherHands(open, session),
    })
    if (!rows.ok) return rows
    const sheet: Sheet = { printedAt, rows: rows.value, typed: nothingTyped }
    const saved = saveSheet(open.drafts, session.staffId, sheet)
    return saved.ok ? ok(sheet) : saved
  },

  'work.sheet': async (_input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    const sheet = open.drafts ? sheetOf(open.drafts, session.staffId) : null
    return sheet ? open.reader.ask<Sheet>({ ask: 'entered', sheet }) : ok(null)
  },

  'work.saveSheet': ({ typed }, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { open, session } = here.value
    return open.drafts ? saveTyped(open.drafts, session.staffId, typed) : readOnly(open)
  },
} satisfies OwnRequests
