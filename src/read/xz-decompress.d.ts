/** What the package carries inside; its own stream holds a lock over all streams, and takes one xz stream only. */
declare module "xz-decompress" {
  interface XzExports {
    readonly memory: { readonly buffer: ArrayBuffer };
    create_context(): number;
    destroy_context(context: number): void;
    supply_input(context: number, length: number): void;
    /** Fills the output buffer. The numbers of `xz_ret` in xz-embedded: 0 go on, 1 the stream's end, others failures. */
    get_next_output(context: number): number;
  }
  const xzDecompress: {
    XzReadableStream: {
      /** Compiles the module and puts a new instance in `_moduleInstance`. */
      _getModuleInstance(): Promise<void>;
      _moduleInstance: { readonly exports: XzExports };
    };
  };
  export = xzDecompress;
}
