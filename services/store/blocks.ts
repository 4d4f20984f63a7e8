import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** The fastest: lines of a kind are so alike that they shrink to a tenth all the same. */
const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Text that lies in memory compressed when nobody has used it lately. */
export class Block {
  readonly #cache: BlockCache;
  readonly #size: number;
  #open: Buffer | undefined;
  /** Once it was made; the text never changes. */
  #packed: Buffer = Buffer.of();

  /** @param bytes are copied */
  constructor(bytes: Uint8Array, cache: BlockCache) {
    this.#cache = cache;
    this.#size = bytes.length;
    this.#open = Buffer.from(bytes);
    cache.used(this);
  }

  /** Not to be changed. O(1) for those used last, O(size) for others. */
  get bytes(): Buffer {
    // With room for all of it and more, so that it is one piece.
    this.#open ??= zstdDecompressSync(this.#packed, { chunkSize: this.#size + 64 });
    this.#cache.used(this);
    return this.#open;
  }

  /** O(size) the first time. */
  close(): void {
    if (!this.#open) return;
    if (this.#packed.length === 0) this.#packed = alone(zstdCompressSync(this.#open, fastest));
    this.#open = undefined;
  }
}

/** A copy in memory of its own: zlib gives a part of something larger. */
function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Keeps so many blocks open: those used last. */
export class BlockCache {
  readonly #most: number;
  /** About how large a block is to be. */
  readonly blockBytes: number;
  /** The one used last comes last. */
  readonly #open = new Set<Block>();
  #newest: Block | undefined;

  /** Eight megabytes in all unless given: the rarely used kinds of about three schools. */
  constructor({ most = 128, blockBytes = 65_536 } = {}) {
    this.#most = most;
    this.blockBytes = blockBytes;
  }

  /** To be told of each use. O(1), but for closing another one. */
  used(block: Block): void {
    if (this.#newest === block) return;
    this.#newest = block;
    this.#open.delete(block);
    this.#open.add(block);
    const [oldest] = this.#open;
    if (!oldest || this.#open.size <= this.#most) return;
    this.#open.delete(oldest);
    oldest.close();
  }
}
