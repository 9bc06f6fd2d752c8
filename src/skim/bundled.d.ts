/** Made by `buildKernel` when logscan is built or tested. */
declare module "logscan:skim" {
  /** A WebAssembly module, in base64. */
  export const kernel: string;
}
