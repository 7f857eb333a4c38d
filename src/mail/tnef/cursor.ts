/** What is asked for lies beyond the end: the stream is cut, or lies about a length. */
export class OutOfBytes extends Error {
  override name = 'OutOfBytes';
}

/** Reads little-endian values one after the other. Each read moves forward or throws, so that no loop over it can stand still. */
export class Cursor {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  uint8 = (): number => this.view.getUint8(this.forward(1));
  uint16 = (): number => this.view.getUint16(this.forward(2), true);
  uint32 = (): number => this.view.getUint32(this.forward(4), true);

  /** A view of the next bytes, not a copy. */
  take(length: number): Uint8Array {
    const from = this.forward(length);
    return this.bytes.subarray(from, from + length);
  }

  /** Bytes that are filled up to a multiple of four; the filling of the last value is often left away. */
  takePadded(length: number): Uint8Array {
    const taken = this.take(length);
    this.forward(Math.min((4 - (length % 4)) % 4, this.left));
    return taken;
  }

  private forward(by: number): number {
    if (by > this.left) throw new OutOfBytes(`${by} bytes are asked for, ${this.left} are left`);
    const from = this.at;
    this.at += by;
    return from;
  }
}
