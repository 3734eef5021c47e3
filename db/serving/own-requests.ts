import { callRequests } from './call-requests.ts'
import { fileRequests } from './file-requests.ts'
import { hubRequests } from './hub-requests.ts'
import type { OwnRequests } from './own-request.ts'
import { sessionRequests } from './session-requests.ts'
import { sheetRequests } from './sheet-requests.ts'
import { staffRequests } from './staff-requests.ts'

/** Every request that is not answered by the store alone. */
export const ownRequests: OwnRequests = {
  ...hubRequests,
  ...sessionRequests,
  ...staffRequests,
  ...fileRequests,
  ...callRequests,
  ...sheetRequests,
}
