import { preloadBundle } from './preload-bundle.ts'

export default preloadBundle({ folder: 'main', file: 'preload.cjs', format: 'cjs' })
