import type { Doctor } from './mail/doctor/doctor.ts'
import type { DoctorParts } from './open-doctor.ts'

/** A doctor that is loaded when somebody asks: that is seldom, and most processes never do. */
export function lateDoctor(parts: DoctorParts): Doctor {
  const doctor = async () => (await import('./open-doctor.ts')).doctorOf(parts)
  return {
    examine: async () => (await doctor()).examine(),
    read: async (pasted) => (await doctor()).read(pasted),
  }
}
