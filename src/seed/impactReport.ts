import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib'

const pageSize: [number, number] = [595, 842]
const margin = 64
const ink = rgb(0.29, 0.145, 0.27)
const accent = rgb(0.12, 0.48, 0.47)

const pages = [
  {
    heading: 'What we did together',
    paragraphs: [
      'This sample report shows how a document looks in the media library. It stands in for the impact report that went with the update of May 2023.',
      'Twice we met in person with peer workers, people who use services and staff of the three NHS mental health trusts of North Central London. The first workshop, in October 2022, set the direction of the Peer Worker Community of Excellence. The second, in April 2023, settled its values, how it works, how it stays safe and how it will know that it makes a difference.',
      'We also finished a study of what stops university researchers and community partners from doing social-justice research together, with interviews and a workshop in which everybody made sense of the findings.',
    ],
  },
  {
    heading: 'What we learned',
    paragraphs: [
      'Time and trust come first. People told us that they need room to get to know one another before any decision is made.',
      'Money and contracts should follow the work. Late payment and long forms were named as barriers more often than anything else.',
      'Sharing credit matters. When everybody who shaped a piece of work is named on it, people come back.',
    ],
  },
]

/** A two-page impact report as a PDF file. */
export async function impactReport(): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.setTitle('Impact report 2022 to 2023 (sample)', { showInWindowTitleBar: true })
  document.setAuthor('Co-Production Collective')
  document.setLanguage('en-GB')
  const regular = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)

  for (const { heading, paragraphs } of pages) {
    const page = document.addPage(pageSize)
    page.drawRectangle({ x: 0, y: 822, width: pageSize[0], height: 20, color: accent })
    page.drawText(heading, { x: margin, y: 740, size: 26, font: bold, color: ink })
    writeParagraphs(page, paragraphs, regular)
  }
  return Buffer.from(await document.save())
}

function writeParagraphs(page: PDFPage, paragraphs: string[], font: PDFFont): void {
  const size = 13
  const lineHeight = 20
  let y = 690
  for (const paragraph of paragraphs) {
    for (const text of wrap(paragraph, font, size)) {
      page.drawText(text, { x: margin, y, size, font, color: ink })
      y -= lineHeight
    }
    y -= lineHeight / 2
  }
}

function wrap(paragraph: string, font: PDFFont, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (font.widthOfTextAtSize(longer, size) > pageSize[0] - 2 * margin) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}
