import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import type { Remark, RemarkCase } from './remark.ts'

/** Says what the doctor saw, and what to do. Nothing is escaped: it is text. */
export function remarkWords(remark: Remark, language: Language): string {
  const say = sayIn(language) as SayCode<'doctor', 'remark', RemarkCase>
  const { remark: code, record: _, lines: __, ...facts } = remark
  return say(`doctor.${code}`, facts)
}
