/** A file whose bytes can be read from any place. `read` gives those from `from` up to `to`, without `to` itself. */
export type Bytes = { size: number; read(from: number, to: number): AsyncGenerator<Uint8Array> };
