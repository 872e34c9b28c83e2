// The lines of NDJSON as text, with the numbers that validation gives them.

export interface TextLine {
  /** From 1; blank lines count. */
  line: number;
  text: string;
}

const LINE_FEED = 0x0a;

/** The lines that are wanted, read no further than asked for. */
export async function* orderLines(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (line: number) => boolean,
): AsyncGenerator<TextLine, void, void> {
  const decoder = new TextDecoder();
  let begun: Uint8Array[] = [];
  let line = 1;
  const textWith = (last: Uint8Array) => {
    const texts = [...begun, last].map((piece) => decoder.decode(piece, { stream: true }));
    return texts.join("") + decoder.decode();
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (isWanted(line)) yield { line, text: textWith(chunk.subarray(start, end)) };
      begun = [];
      line += 1;
      start = end + 1;
    }
    begun.push(chunk.slice(start));
  }
  if (isWanted(line)) yield { line, text: textWith(new Uint8Array()) };
}
