/** Why a file is no logo; `detail` is what an SVG has that none may have. */
export type LogoFault =
  | { code: 'large' | 'kind' | 'broken' | 'dimensions' }
  | { code: 'active'; detail: string }

type Dimensions = { width: number; height: number }

/** What the readers of each kind answer: the size in pixels, or what is wrong. */
export type PictureReading = Dimensions | LogoFault
