/** A file whose bytes can be read from anywhere: from `from` up to, not with, `to`. */
export type Bytes = { size: number; read(from: number, to: number): AsyncGenerator<Uint8Array> };
