/** The relative address of a file of the report's folder, for an `href`. */
export function fileAddress(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/')
}
