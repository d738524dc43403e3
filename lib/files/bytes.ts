/** A file whose bytes can be read from any place: from `from` up to, but without, `to`. */
export type Bytes = { size: number; read(from: number, to: number): AsyncGenerator<Uint8Array> };
