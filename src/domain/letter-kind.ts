/**
 * What a letter is. `lesson`: one day of the programme. `reminder`: about an event, by a rule of the schedule. `notice`:
 * an event was moved, cancelled or given another link. `answer`: what somebody asked about an event. `note`: what
 * somebody asked about the course or an address; a lesson that is wanted once more is one too. `one-off`: written by an
 * organiser to some of a cohort, outside the calendar.
 */
export type LetterKind = 'lesson' | 'reminder' | 'notice' | 'answer' | 'note' | 'one-off'
