/** "Hero Image" as "Hero image"; abbreviations, and what begins a sentence, keep their capitals. */
export const sentenceCase = (text: string): string =>
  text.replace(/(?<=[^.!?:]\s)[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())
