import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../source/model.js';
import { crypto } from '../text/crypto.js';

const NAME = '.lock';

export interface LockOptions {
  /** How long to wait for another writer. */
  readonly waitMs?: number;
  /** Age from which a lock of another machine, whose process cannot be asked, counts as left behind. */
  readonly staleMs?: number;
}

interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly time: number;
}

const WAIT_MS = 15_000;
const STALE_MS = 120_000;
const POLL_MS = 20;
/** Between creating a lock and writing a name into it there is but a moment. */
const NAMELESS_MS = 3000;

/**
 * Runs `work` while no other writer does: the lock is a file that only one process can create. A lock whose process is
 * gone is taken over.
 *
 * @throws InputError when another writer holds the lock for too long, or the file system lets nobody write.
 */
export async function withLock<T>(folder: string, work: () => T, options: LockOptions = {}): Promise<T> {
  try {
    return await whileLocked(folder, work, options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof InputError || code === undefined) throw error;
    throw new InputError(
      `the store ${folder} cannot be written: ${message}`,
      { file: folder },
      { cause: error },
    );
  }
}

async function whileLocked<T>(folder: string, work: () => T, options: LockOptions): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, NAME);
  const owner: Owner = { token: crypto().randomUUID(), pid: process.pid, host: hostname(), time: Date.now() };
  const deadline = Date.now() + (options.waitMs ?? WAIT_MS);
  while (!create(file, JSON.stringify(owner))) {
    removeIfStale(file, options.staleMs ?? STALE_MS);
    if (Date.now() > deadline) throw held(file);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return work();
  } finally {
    if (read(file)?.token === owner.token) rmSync(file, { force: true });
  }
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const NOBODY = '';

/** Who holds the lock. A writer that died while creating it left no name; its lock still has an age. */
function read(file: string): Owner | undefined {
  const time = modified(file);
  if (time === undefined) return undefined;
  const nameless: Owner = { token: 'nameless', pid: 0, host: NOBODY, time };
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner> | null;
    return typeof value?.token === 'string' && typeof value.time === 'number' ? (value as Owner) : nameless;
  } catch {
    return nameless;
  }
}

function modified(file: string): number | undefined {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

/**
 * Two processes may find the same stale lock. Only the one that creates the file named after this very lock may remove
 * it, and only while it is still there; the other would remove the first one's new lock.
 */
function removeIfStale(file: string, staleMs: number): void {
  const owner = read(file);
  if (!owner || !isStale(owner, staleMs)) return;
  const claim = `${file}.${owner.token}`;
  if (!create(claim, '')) {
    const age = Date.now() - (modified(claim) ?? Date.now());
    if (age > staleMs) rmSync(claim, { force: true });
    return;
  }
  try {
    if (read(file)?.token === owner.token) rmSync(file, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

function isStale({ host, pid, time }: Owner, staleMs: number): boolean {
  if (host === hostname()) return !isAlive(pid);
  return Date.now() - time > (host === NOBODY ? Math.min(NAMELESS_MS, staleMs) : staleMs);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function held(file: string): InputError {
  const owner = read(file);
  const by = owner?.pid ? ` by process ${owner.pid} on ${owner.host}` : '';
  return new InputError(`the store is being written${by}; if that is not so, delete ${file} and try again`, {
    file,
  });
}
