import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../../src/actions/programmes/read-picture.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#1d4f91' } })

describe('a picture of a lesson', () => {
  it('is made as large as a letter shows it, and says no more than what can be seen', async () => {
    const place = { IFD0: { Copyright: 'Ana Martin' }, IFD3: { GPSLatitudeRef: 'N' } }
    const bytes = await blank(3000, 1500).withExif(place).jpeg().toBuffer()
    expect(bytes.includes('Ana Martin')).toBe(true)
    const read = await readPicture(bytes)
    expect(read).toMatchObject({ type: 'jpg', width: 1120, height: 560 })
    if ('fault' in read) throw new Error(read.fault)
    expect(read.bytes.includes('Ana Martin')).toBe(false)
    expect((await sharp(read.bytes).metadata()).exif).toBeUndefined()
    expect(await readPicture(bytes)).toEqual(read)
  })

  it('stays a PNG with its transparency, and a WebP becomes what mail programs show', async () => {
    const clear = await blank(40, 30).ensureAlpha(0.5).png().toBuffer()
    expect(await readPicture(clear)).toMatchObject({ type: 'png', width: 40, height: 30 })
    expect(await readPicture(await blank(40, 30).webp().toBuffer())).toMatchObject({ type: 'jpg' })
  })

  it('stands upright as it was taken', async () => {
    const lying = await blank(60, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await readPicture(lying)).toMatchObject({ width: 20, height: 60 })
  })

  it.each([
    ['kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['kind', Buffer.from('GIF89a')],
    ['kind', Buffer.alloc(0)],
    ['broken', Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1')],
    ['large', Buffer.alloc(12_000_001)],
  ])('is refused as %s', async (fault, bytes) => {
    expect(await readPicture(bytes)).toEqual({ fault })
  })

  it('is refused when it is cut, or unpacks to too many pixels', async () => {
    const whole = await blank(400, 400).jpeg().toBuffer()
    expect(await readPicture(whole.subarray(0, whole.length - 60))).toEqual({ fault: 'broken' })
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await readPicture(bomb)).toEqual({ fault: 'broken' })
  })
})
