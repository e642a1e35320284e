/** The name of a column as it is compared: small letters without accents or marks, one space between words. */
export function headingWords(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
