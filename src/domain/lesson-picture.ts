/** A picture of lessons, in pixels. `hash`: of its bytes. */
export type LessonPicture = { hash: string; type: 'jpg' | 'png'; width: number; height: number }

/** Below which pictures of lessons are served. */
export const PICTURES_PATH = '/pictures'

/** A picture in the Markdown of a lesson, with the words for those who do not see it. */
export function pictureMarkdown(
  { hash, type, width, height }: LessonPicture,
  alt: string,
  publicUrl: string,
): string {
  const words = alt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&')
  return `![${words}](${publicUrl}${PICTURES_PATH}/${hash}.${type}#${width}x${height})`
}
