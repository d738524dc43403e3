const LINE_FEED = 0x0a;

/** The lines of a stream of bytes as they come. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  for await (const piece of stream) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...pieces, piece.subarray(from, at)]).toString("utf8");
      pieces = [];
      from = at + 1;
    }
    if (from < piece.length) pieces.push(piece.subarray(from));
  }
}
