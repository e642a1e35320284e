/** Why something cannot be done about one person. None of it names the person: journals and logs may have it. */
export type PersonRefusal =
  | { refused: 'no-such-person' }
  | { refused: 'person-erased' }
  | { refused: 'not-reading' }
  | { refused: 'nothing-left' }
  | { refused: 'pause-needs-end' }
  | { refused: 'pause-date' }
  | { refused: 'hour-not-offered'; hour: string; hours: string }
  | { refused: 'cohort-takes-nobody'; cohort: string }
  | { refused: 'leaving-too-old' }
  | { refused: 'address-same' }
  | { refused: 'address-in-use' }
  | { refused: 'address-suppressed' }
  | { refused: 'address-erased' }
  | { refused: 'address-works' }
  | { refused: 'address-broken' }
  | { refused: 'no-reason' }
  | { refused: 'too-many-letters' }
  | { refused: 'sends-nothing-there' }
  | { refused: 'letter-not-theirs'; letter: string }
  | { refused: 'letter-on-its-way'; letter: string }
  | { refused: 'letter-not-again'; letter: string }
