import { z } from 'zod'

// Before any schema is made: the page may not compile code from text, and zod need not try.
z.config({ jitless: true })
