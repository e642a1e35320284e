/**
 * What of the texts that a programme was made from is not as it was. `said` is quoted from them. Codes of one place are
 * told with the line of the lesson where it stands now, the others of a whole file.
 */
export type TextLoss =
  | { lost: 'merged-cells' }
  | { lost: 'table-head'; said: string }
  | { lost: 'cell-lines'; said: string }
  | { lost: 'side-by-side' }
  | { lost: 'box' }
  | { lost: 'picture'; said: string; why: PictureLoss }
  | { lost: 'picture-elsewhere'; url: string }
  | { lost: 'link'; said: string; target: string }
  | { lost: 'https'; target: string }
  | { lost: 'code' }
  | { lost: 'embedded'; said: string }
  | { lost: 'comment'; said: string }
  | { lost: 'underline'; said: string }
  | { lost: 'hidden'; said: string }
  | { lost: 'headings' }
  | { lost: 'before'; said: string }
  | { lost: 'above'; said: string }
  | { lost: 'contents' }
  | { lost: 'keys'; keys: string }
  | { lost: 'no-text'; said: string }
  | { lost: 'not-read'; what: NotRead; count: number }
  | { lost: 'other-files'; kinds: string }
  | { lost: 'encoding'; encoding: string }

/** `none`: it is not among the files. */
export type PictureLoss = 'none' | 'kind' | 'large' | 'broken'

/** What a Word document has and its text has not. */
export type NotRead = 'charts' | 'formulas' | 'objects' | 'comments' | 'deletions' | 'page-heads'
