// The store's process as it is, after what Electron would have put in place for it. The order matters.
import './parent-port.ts'

import '../database-process.ts'
