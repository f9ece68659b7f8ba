import type { Measurement } from '../bench.ts'
import { ratioRow } from '../rows.ts'

/** One large photograph, from the request to the answer, against the images alone. */
export const uploads: Measurement = {
  name: 'upload',
  run: async ({ rounds, start }) => {
    const target = await start()
    const authorization = await target.call('signIn')
    const photograph = Buffer.from(await target.call('photograph'), 'base64')
    const upload = async () => {
      const form = new FormData()
      form.set('file', new Blob([photograph], { type: 'image/jpeg' }), 'photograph.jpg')
      form.set('_payload', JSON.stringify({ alt: 'What a camera takes' }))
      const begun = performance.now()
      const { status } = await fetch(`${target.ours}/api/media`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      })
      if (status !== 201) throw new Error(`An upload was answered with ${status}.`)
      return performance.now() - begun
    }
    await upload()
    await target.call('resizeAlone')
    const ours: number[] = []
    const base: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await upload())
      base.push(await target.call('resizeAlone'))
    }
    await target.stop()
    return [
      ratioRow(
        'Upload: a JPEG of 4000 × 3000, against sharp making the same five images',
        { ours, base, unit: 'ms' },
        { atMost: 1.3 },
      ),
    ]
  },
}
