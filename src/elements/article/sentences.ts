/** Characters read out at a time. Chromium falls silent after some 15 seconds of one text. */
const MOST = 160;

/**
 * Cuts text into pieces that are read out one after another: whole sentences as far as they are short enough, else
 * parts of them. Each paragraph begins a new piece. Takes time in proportion to the text.
 */
export function sentences(text: string, most = MOST): string[] {
  const pieces: string[] = [];
  for (const line of text.split('\n')) {
    // A new line is never part of the same piece as what is before it.
    let piece = '';
    const add = (part: string, between: string) => {
      if (piece && piece.length + between.length + part.length <= most) piece += between + part;
      else {
        if (piece) pieces.push(piece);
        piece = part;
      }
    };
    const broken = line.trim().replace(/([.!?…;:]["'”’»)\]]?)\s+/g, '$1\n');
    for (const sentence of broken.split('\n')) {
      if (sentence.length <= most) add(sentence, ' ');
      else for (const word of sentence.split(/\s+/)) add(word, ' ');
    }
    if (piece) pieces.push(piece);
  }
  return pieces;
}
