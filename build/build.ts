import { buildHub } from './build-hub.ts'

await buildHub({ force: true })
