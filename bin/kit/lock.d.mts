export function identityOf(pid: number): string | undefined;
export function isAlive(identity: string): boolean;
export type Lock = { release(): void; holder?: undefined } | { release?: undefined; holder: number };
export function tryLock(file: string): Lock;
export function withLock<T>(
  file: string,
  run: () => T | Promise<T>,
  onWait?: (holder: number) => void,
): Promise<T>;
