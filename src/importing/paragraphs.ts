const block = { direction: null, format: '' as const, indent: 0, version: 1 }

/** Plain text as rich text, with a new paragraph after each empty line. */
export const paragraphs = (text: string) => ({
  root: {
    ...block,
    type: 'root',
    children: text.split(/\n\s*\n/).map((words) => ({
      ...block,
      type: 'paragraph',
      textFormat: 0,
      children: [
        {
          type: 'text',
          text: words.trim(),
          format: 0,
          mode: 'normal',
          style: '',
          detail: 0,
          version: 1,
        },
      ],
    })),
  },
})
