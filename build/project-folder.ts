import { join } from 'node:path'

/** The root of the project. */
export const projectFolder = join(import.meta.dirname, '..')
