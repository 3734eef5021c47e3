import { ok } from '../../shared/result.ts'
import { discardList } from '../jobs/import-list.ts'
import { type OwnRequests, signedIn } from './own-request.ts'

/** Files on their way in and out, and long work that is given up. */
export const fileRequests = {
  'file.begin': (input, { line }) => line.files.begin(input),
  'file.piece': (input, { line }) => line.files.piece(input),
  'file.read': (input, { line }) => line.files.read(input.fileId, input.offset),
  'job.cancel': (input, { host }) => {
    host.cancelJob(input.jobId)
    return ok(null)
  },
  'import.discard': (input, asked) => {
    const here = signedIn(asked)
    if (!here.ok) return here
    const { folder, key } = here.value.open
    return discardList({ folder, key, ...input })
  },
} satisfies OwnRequests
