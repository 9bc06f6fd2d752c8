declare module "unbzip2-stream/lib/bzip2.js" {
  /** Reads so many bits (at most 32), the first one the highest; with null it goes on to the next whole byte. */
  type ReadBits = (count: number | null) => number;

  interface Bzip2 {
    /** Reads `BZh` and the block size, in units of 100 000 bytes. */
    header(bits: ReadBits): number;
    /**
     * Reads one block and passes each byte of it on, or the end of the stream.
     * @returns the stream's checksum so far; null at the stream's end.
     */
    decompress(
      bits: ReadBits,
      output: (byte: number) => void,
      work: Int32Array,
      workLength: number,
      streamChecksum: number,
    ): number | null;
  }
  const bzip2: Bzip2;
  export = bzip2;
}
