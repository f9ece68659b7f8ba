import { mediaSlug } from '../../../collections/slugs.ts'
import { drawPicture } from '../drawPicture.ts'
import { impactReport } from '../impactReport.ts'
import { mapInTurn } from '../mapInTurn.ts'
import { pictures } from '../pictures.ts'
import type { SampleLoader } from '../sampleLoader.ts'

const credit = 'Drawn for the sample content'
const reportCaption = 'Impact report 2022 to 2023 (sample)'

export type SampleMedia = Record<keyof typeof pictures | 'impactReport', string>

export async function addMedia(loader: SampleLoader): Promise<SampleMedia> {
  const drawn = await mapInTurn(pictures, async (picture) => {
    const data = await drawPicture(picture)
    return loader.add({
      collection: mediaSlug,
      key: { alt: { equals: picture.alt } },
      data: { alt: picture.alt, credit, licence: 'cc0' },
      file: { data, mimetype: 'image/png', name: `${picture.name}.png`, size: data.length },
    })
  })
  const report = await impactReport()
  return {
    ...drawn,
    impactReport: await loader.add({
      collection: mediaSlug,
      key: { caption: { equals: reportCaption } },
      data: { caption: reportCaption, credit: 'Co-Production Collective', licence: 'cc-by' },
      file: {
        data: report,
        mimetype: 'application/pdf',
        name: 'impact-report-2022-to-2023.pdf',
        size: report.length,
      },
    }),
  }
}
