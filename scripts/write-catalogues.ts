import { writeFileSync } from 'node:fs'
import { CATALOGUES_FILE, cataloguesSource } from './catalogues-source.ts'

writeFileSync(CATALOGUES_FILE, cataloguesSource())
