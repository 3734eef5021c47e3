import type { TypedCall } from '../../../shared/domain/call.ts'
import type { CallId } from '../../../shared/domain/ids.ts'
import { newId } from '../../new-id.ts'

/** A line of the sheet of which nothing has been typed. */
export function emptyCall(): TypedCall {
  return {
    callId: newId<CallId>(),
    outcome: '',
    time: '',
    minutes: '',
    number: '',
    needs: '',
    note: '',
    spokenTo: '',
    backOn: null,
    backAt: '',
    concern: null,
  }
}
