const plum = '#4a2545'
const teal = '#1f7a78'
const coral = '#e4694f'
const sand = '#f4e3cf'
const mist = '#cfe3e1'
const gold = '#e9b44c'
const bands = [coral, gold, teal]
const warm = [coral, gold, plum, teal]

const width = 1600
const height = 1000

export type Picture = {
  /** The file's name without its ending. */
  name: string
  alt: string
  svg: string
}

const picture = (name: string, alt: string, background: string, shapes: string[]): Picture => ({
  name,
  alt,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${background}"/>${shapes.join('')}</svg>`,
})

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const colour = (index: number) => warm[index % warm.length] ?? coral

const circle = (x: number, y: number, radius: number, fill: string, opacity = 1) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" fill-opacity="${opacity}"/>`

const line = (path: string, stroke: string, thickness: number) =>
  `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${thickness}" stroke-linecap="round"/>`

const shape = (path: string, fill: string, opacity = 1) =>
  `<path d="${path}" fill="${fill}" fill-opacity="${opacity}"/>`

const box = (x: number, y: number, w: number, h: number, fill: string, extra = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${extra}/>`

const around = (index: number, count: number, x: number, y: number, rx: number, ry: number) => {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2
  return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const
}

const cup = (x: number, y: number, fill: string) => [
  shape(`M${x} ${y} h260 v70 a130 130 0 0 1 -260 0 z`, fill),
  line(`M${x + 262} ${y + 25} c90 -10 90 130 -20 115`, fill, 26),
]

const steam = (x: number, y: number, stroke: string) =>
  line(`M${x} ${y} c-50 -60 50 -90 0 -150 c-50 -60 50 -90 0 -150`, stroke, 16)

const leaf = (x: number, y: number, turn: number, fill: string) =>
  `<path d="M0 0 C60 -110 190 -120 260 -60 C210 40 90 60 0 0 Z" transform="translate(${x} ${y}) rotate(${turn})" fill="${fill}"/>`

const bubble = (x: number, y: number, w: number, h: number, fill: string) =>
  shape(
    `M${x + 70} ${y} h${w - 140} a70 70 0 0 1 70 70 v${h - 140} a70 70 0 0 1 -70 70 h${-(w - 260)} l-90 90 v-90 h-30 a70 70 0 0 1 -70 -70 v${-(h - 140)} a70 70 0 0 1 70 -70 z`,
    fill,
    0.88,
  )

const hill = (y: number, rise: number, fill: string) =>
  shape(
    `M0 ${y} C400 ${y - rise} 700 ${y + rise} 1000 ${y} S1500 ${y - rise} 1600 ${y - rise / 2} V1000 H0 Z`,
    fill,
  )

/** The sample pictures: abstract, in one small set of colours, and no two alike. */
export const pictures = {
  table: picture(
    'round-table',
    'Nine coloured circles close around a large pale oval, like people at one table.',
    teal,
    [
      `<ellipse cx="800" cy="500" rx="430" ry="250" fill="${sand}"/>`,
      ...times(9, (index) => {
        const [x, y] = around(index, 9, 800, 500, 570, 370)
        return circle(x, y, 82, [coral, gold, plum, mist][index % 4] ?? coral)
      }),
    ],
  ),
  barriers: picture(
    'way-through',
    'A row of tall dark bars with one gap, and a golden line that finds its way through.',
    mist,
    [
      ...times(11, (index) =>
        index === 7
          ? ''
          : box(
              90 + index * 135,
              120 + (index % 3) * 50,
              62,
              720 - (index % 2) * 110,
              index % 4 === 1 ? teal : plum,
              'rx="31"',
            ),
      ),
      line('M-20 820 C260 940 420 640 640 560 S960 620 1065 480 S1320 180 1640 240', gold, 30),
    ],
  ),
  compass: picture(
    'compass',
    'A many-pointed star in coral and gold on a dark ground, one of its rays longer than the others.',
    plum,
    [
      ...times(
        16,
        (index) =>
          `<path d="M0 -120 L34 0 L-34 0 Z" transform="translate(800 520) rotate(${index * 22.5}) translate(0 -150) scale(${index === 2 ? '1.7 2.9' : '1.3 1.6'})" fill="${index % 2 ? coral : gold}"/>`,
      ),
      circle(800, 520, 150, sand),
      circle(800, 520, 62, teal),
    ],
  ),
  steps: picture(
    'steps',
    'Coloured blocks that rise like steps from the lower left to the upper right.',
    sand,
    [
      ...times(8, (index) =>
        box(60 + index * 186, 860 - index * 100, 170, 140 + index * 100, colour(index), 'rx="14"'),
      ),
      circle(1400, 92, 46, plum),
    ],
  ),
  weave: picture('weave', 'Bands in four colours woven over and under one another.', plum, [
    ...times(6, (row) => box(0, 70 + row * 155, width, 84, bands[row % 3] ?? coral)),
    ...times(9, (column) => box(80 + column * 170, 0, 84, height, column % 2 ? sand : mist)),
    ...times(6, (row) =>
      times(9, (column) =>
        (row + column) % 2
          ? ''
          : box(80 + column * 170, 70 + row * 155, 84, 84, bands[row % 3] ?? coral),
      ).join(''),
    ),
  ]),
  pages: picture(
    'many-hands',
    'Sheets of paper in different colours fanned out, each with a few lines on it.',
    teal,
    [
      ...times(
        7,
        (index) =>
          `<g transform="translate(800 1120) rotate(${-42 + index * 14}) translate(-150 -860)">${box(0, 0, 300, 420, [sand, coral, mist, gold][index % 4] ?? sand, 'rx="18"')}${times(3, (row) => box(45, 70 + row * 60, 210 - row * 45, 18, plum, 'rx="9"')).join('')}</g>`,
      ),
    ],
  ),
  bubbles: picture(
    'listening',
    'Large speech bubbles that overlap, with a small golden dot where they meet.',
    sand,
    [
      bubble(140, 120, 680, 420, teal),
      bubble(620, 330, 760, 440, coral),
      bubble(420, 560, 460, 300, plum),
      circle(742, 600, 44, gold),
    ],
  ),
  cups: picture(
    'cuppa-by-day',
    'Two cups side by side, coral and gold, with steam that curls up between them.',
    mist,
    [
      ...cup(360, 560, coral),
      ...cup(880, 560, gold),
      ...times(4, (index) =>
        steam(430 + index * 190 + (index > 1 ? 60 : 0), 500, index % 2 ? teal : plum),
      ),
      box(220, 800, 1160, 22, plum, 'rx="11"'),
    ],
  ),
  eveningCup: picture(
    'cuppa-at-dusk',
    'One pale cup under a low golden moon, against a dark evening sky.',
    plum,
    [
      circle(1180, 300, 170, gold),
      hill(760, 90, teal),
      ...cup(520, 560, sand),
      steam(590, 500, mist),
      steam(710, 500, coral),
    ],
  ),
  bridge: picture(
    'bridge',
    'A bridge of three arches over calm water, each arch in another colour.',
    sand,
    [
      ...times(3, (index) =>
        line(
          `M${150 + index * 440} 700 a210 300 0 0 1 420 0`,
          [coral, teal, plum][index] ?? coral,
          74,
        ),
      ),
      box(0, 690, width, 50, plum),
      ...times(5, (index) =>
        line(
          `M${-60 + index * 60} ${800 + index * 42} q200 -46 400 0 t400 0 t400 0 t400 0 t400 0`,
          teal,
          10,
        ),
      ),
      circle(1340, 190, 88, gold),
    ],
  ),
  leaves: picture('growing', 'A curving stem with broad leaves in teal, coral and gold.', sand, [
    line('M800 1020 C760 760 880 560 800 120', plum, 26),
    ...times(8, (index) =>
      leaf(812, 900 - index * 100, index % 2 ? 190 : -30, [teal, coral, gold][index % 3] ?? teal),
    ),
  ]),
  hills: picture(
    'first-light',
    'Soft hills one behind the other with a coral sun that rises over them.',
    mist,
    [
      circle(640, 430, 190, coral),
      hill(560, 120, gold),
      hill(700, -110, teal),
      hill(840, 90, plum),
    ],
  ),
  mosaic: picture(
    'mosaic',
    'A mosaic of quarter circles that turn in different directions.',
    plum,
    [
      ...times(40, (index) => {
        const [column, row] = [index % 8, Math.floor(index / 8)]
        return `<path d="M0 0 H200 A200 200 0 0 1 0 200 Z" transform="translate(${column * 200} ${row * 200}) rotate(${((index * 7 + row * 3) % 4) * 90} 100 100)" fill="${[coral, gold, teal, sand, mist][(index * 3 + row) % 5] ?? coral}"/>`
      }),
    ],
  ),
  notes: picture(
    'workshop-wall',
    'Square notes in rows on a pale wall, a few of them joined by a dark line.',
    sand,
    [
      line('M330 270 C600 180 700 560 940 500 S1240 720 1330 700', plum, 14),
      ...times(15, (index) => {
        const [column, row] = [index % 5, Math.floor(index / 5)]
        return box(
          150 + column * 290,
          110 + row * 290,
          190,
          190,
          colour(index + row),
          `rx="10" transform="rotate(${(((index * 5) % 9) - 4) * 1.6} ${245 + column * 290} ${205 + row * 290})"`,
        )
      }),
    ],
  ),
} satisfies Record<string, Picture>
